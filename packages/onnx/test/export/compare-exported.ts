import { dispose, randomUniform, type Tensor } from '@tensorflow/tfjs-core';
import { InferenceSession, Tensor as OnnxValue } from 'onnxruntime-node';
import { expect } from 'vitest';
import { relativeDifference, withoutLeak } from '@gradcam/testing';
import type { ExplainableModel } from '@gradcam/core/network';
import type { OnnxGraph } from '../../src/graph/onnx-graph.js';
import { tfjsGraph, type TfjsGraphOptions } from '../../src/export/tfjs-graph.js';
import { writeOnnx } from '../../src/write/write-onnx.js';

/** The outputs of a graph as ONNX Runtime computes them. */
export interface Output {
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

/**
 * Runs a graph in ONNX Runtime.
 *
 * @param graph The graph.
 * @param inputs The inputs, in the order of the graph's.
 * @returns The outputs, in the order of the graph's.
 */
export async function runGraph(graph: OnnxGraph, inputs: readonly Tensor[]): Promise<Output[]> {
  const session = await InferenceSession.create(writeOnnx(graph));
  try {
    const feeds = graph.inputs.map(({ name, type }, index) => {
      const input = inputs[index];
      if (input === undefined) throw new Error(`no input "${name}"`);
      const numbers = input.dataSync();
      const value =
        type === 'int32'
          ? new OnnxValue('int32', Int32Array.from(numbers), input.shape)
          : new OnnxValue('float32', Float32Array.from(numbers), input.shape);
      return [name, value] as const;
    });
    const results = await session.run(Object.fromEntries(feeds));
    return graph.outputs.map(({ name }) => {
      const { dims = [], data = [] } = results[name] ?? {};
      return { dims, values: Array.from(data as Float32Array, Number) };
    });
  } finally {
    await session.release();
  }
}

/**
 * Holds what ONNX Runtime computes against what tfjs does.
 *
 * @param graph The exported graph.
 * @param inputs The inputs.
 * @param expected The outputs of tfjs, in the order of the graph's.
 * @param tolerance Relative to the maximum.
 */
export async function expectSameOutputs(
  graph: OnnxGraph,
  inputs: readonly Tensor[],
  expected: readonly Tensor[],
  tolerance: number,
): Promise<void> {
  const results = await runGraph(graph, inputs);
  expect(results.length).toBe(expected.length);
  for (const [index, { dims, values }] of results.entries()) {
    const wanted = expected[index];
    expect(dims).toEqual(wanted?.shape);
    const numbers = [...((await wanted?.data()) ?? [])];
    expect(relativeDifference(values, numbers)).toBeLessThanOrEqual(tolerance);
  }
}

/** What tfjs computes: an output, or a list of them. */
type Run = Tensor | readonly (Tensor | readonly Tensor[])[];

/** The inputs of a comparison and how close it is. */
export interface Comparison extends TfjsGraphOptions {
  /** With the batch axis. */
  readonly shapes: readonly (readonly number[])[];
  /** Relative to the maximum; 1e-5 when left out. */
  readonly tolerance?: number;
}

/**
 * Writes a model, or its part up to some layers, and holds its outputs in ONNX Runtime for random inputs against those of tfjs.
 *
 * @param model The model.
 * @param run Computes the same outputs with tfjs.
 * @param comparison Inputs and tolerance.
 * @returns The graph.
 */
export async function compareExported(
  model: ExplainableModel,
  run: (inputs: Tensor[]) => Run | Promise<Run>,
  { shapes, tolerance = 1e-5, ...options }: Comparison,
): Promise<OnnxGraph> {
  const graph = await withoutLeak(() => tfjsGraph(model, options));
  const inputs = shapes.map((shape, index) =>
    randomUniform([...shape], -1, 1, 'float32', 7 + index),
  );
  const expected = [await run(inputs)].flat(2);
  await expectSameOutputs(graph, inputs, expected, tolerance);
  dispose([...inputs, ...expected]);
  return graph;
}

/**
 * Counts the nodes of a graph.
 *
 * @param graph The graph.
 * @returns The number by op.
 */
export function nodeCounts({ nodes }: OnnxGraph): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { op } of nodes) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}
