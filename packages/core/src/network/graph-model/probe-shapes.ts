import { tidy, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '../../grad-cam-error.js';
import type { NetworkInput } from '../network.js';
import type { GraphModelLike } from './graph-model-like.js';
import type { GraphTrace } from './trace-graph-model.js';

/**
 * The shapes of a graph model's nodes, found by one run on zeros.
 *
 * Graph models seldom carry the shapes of their inner nodes, and the choice of a layer needs them.
 *
 * @param model The model.
 * @param trace Its steps.
 * @param inputs What to feed; sizes left open are taken from `inputShapes`.
 * @param inputShapes The shapes of one real input each, with the batch axis; `undefined` where none is known.
 * @returns Shape by node name, the batch axis included.
 * @throws `INPUT_SHAPE` where a size is open and no shape is given; `MODEL_UNSUPPORTED` where the run fails.
 */
export function probeShapes(
  model: GraphModelLike,
  trace: GraphTrace,
  inputs: readonly NetworkInput[],
  inputShapes: readonly (readonly number[])[] | undefined,
): Map<string, readonly number[]> {
  const shapes = inputs.map((input, index) => closedShape(input, inputShapes?.[index]));
  // What comes after a branch or a loop may not come at all; its shape stays unknown.
  const names = trace.steps.filter((step) => !step.isDynamic).map((step) => step.name);
  const found = tidy(() => {
    const feeds: Record<string, Tensor> = {};
    inputs.forEach((input, index) => {
      feeds[input.name] = zeros(shapes[index] ?? [], input.dtype === 'int32' ? 'int32' : 'float32');
    });
    return run(model, feeds, names).map((output) => output.shape);
  });
  return new Map(names.map((name, index) => [name, found[index] ?? []] as const));
}

function run(model: GraphModelLike, feeds: Record<string, Tensor>, names: string[]): Tensor[] {
  try {
    const outputs = model.execute(feeds, names);
    return Array.isArray(outputs) ? outputs : [outputs];
  } catch (cause) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `toNetwork: the graph model failed on an input of zeros, got ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

function closedShape(input: NetworkInput, given: readonly number[] | undefined): number[] {
  return input.shape.map((size, axis) => {
    const closed = size ?? (axis === 0 ? 1 : given?.[axis]);
    if (closed !== undefined) return closed;
    throw new GradCamError(
      'INPUT_SHAPE',
      `toNetwork: the model leaves the size of its input "${input.name}" open, got [${input.shape.map((value) => value ?? '?').join(', ')}]; give inputShapes, the shape of one real input.`,
    );
  });
}
