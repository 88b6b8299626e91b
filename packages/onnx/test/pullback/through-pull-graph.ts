import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { OnnxType } from '../../src/graph/onnx-graph.js';
import { pullGraph } from '../../src/pullback/pull-graph.js';
import { writeOnnx } from '../../src/write/write-onnx.js';
import { oneNodeGraph } from '../head/one-node-head.js';
import { inputName, oneNodeModel, outputNames } from '../head/one-node-model.js';
import type { OpCase } from '../head/op-case.js';
import { fed } from '../head/through-onnx-runtime.js';

const options = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'disabled',
  // Errors are thrown as well.
  logSeverityLevel: 4,
} as const;

/**
 * Computes the gradient in one input of a case by nodes of ONNX, in ONNX Runtime.
 *
 * @param of The case.
 * @param factors The gradient of the score in the output.
 * @param position The input.
 * @returns The numbers; undefined where there is no rule.
 */
export async function throughPullGraph(
  of: OpCase,
  factors: readonly number[],
  position: number,
): Promise<{ readonly dims: readonly number[]; readonly values: readonly number[] } | undefined> {
  const feeds = fedInputs(of);
  const outputs = await run(oneNodeModel(of), feeds);
  const graph = oneNodeGraph(of);
  const name = inputName(of.inputs[position], position);
  const others = [...feeds.keys()].filter((other) => other !== name);
  const target = outputNames(of)[of.output] ?? '';
  const known = new Map([...feeds, ...Object.entries(outputs)]);
  const made = pullGraph(graph, {
    nodes: graph.nodes,
    values: [name, ...others],
    target,
    // Border to ONNX Runtime: its names of types are ONNX's.
    typeOf: (value) => known.get(value)?.type as OnnxType | undefined,
    shapeOf: (value) => known.get(value)?.dims,
  });
  if (made === undefined) return undefined;
  const seed = new Tensor(Float32Array.from(factors), outputs[target]?.dims ?? []);
  const results = await run(writeOnnx(made.graph), new Map([...feeds, [made.seed, seed]]));
  const gradient = results[made.gradient];
  return gradient && { dims: gradient.dims, values: Array.from(gradient.data, Number) };
}

function fedInputs(of: OpCase): Map<string, Tensor> {
  return new Map(
    of.inputs.flatMap((input, position) =>
      input === undefined || input.isConstant
        ? []
        : [[inputName(input, position), fed(input, input.values)] as const],
    ),
  );
}

/** Feeds what the model takes. */
async function run(
  model: Uint8Array,
  values: ReadonlyMap<string, Tensor>,
): Promise<InferenceSession.OnnxValueMapType> {
  const session = await InferenceSession.create(model, options);
  try {
    const taken = [...values].filter(([name]) => session.inputNames.includes(name));
    return await session.run(Object.fromEntries(taken));
  } finally {
    await session.release();
  }
}
