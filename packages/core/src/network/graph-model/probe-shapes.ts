import { tidy, type DataType, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { preparedKernels, withStandIns, withOverrides } from '@gradcam/tfjs-gradients/engine';
import { outputList } from '../../tensor/output-list.js';
import type { NetworkInput } from '../network.js';
import { growthGuards } from '../guards/growth-guards.js';
import { sizeGuards } from '../guards/size-guards.js';
import { zeroInputs } from '../input-shape.js';
import type { GraphModelLike } from './graph-model-like.js';
import type { GraphTrace } from './trace-graph-model.js';

/** The output of a node. */
export interface Probed {
  /** With the batch axis. */
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/**
 * Finds the shapes and types of a graph model's nodes by one run on zeros.
 *
 * Graph models seldom carry the shapes of their inner nodes, and the choice of a layer needs them.
 *
 * @param model The model.
 * @param trace Its steps.
 * @param inputs The inputs to feed; open sizes are taken from `inputShapes`.
 * @param inputShapes The shapes of one real input each, with the batch axis; `undefined` where none is known.
 * @returns Shape and type by node name.
 * @throws `INPUT_SHAPE` where a size is open and no shape is given, and for an input that is too small; `MODEL_UNSUPPORTED` where the run fails or makes more numbers than can be held.
 */
export function probeShapes(
  model: GraphModelLike,
  trace: GraphTrace,
  inputs: readonly NetworkInput[],
  inputShapes: readonly (readonly number[])[] | undefined,
): Map<string, Probed> {
  // What comes after a branch or a loop may not come at all; its shape stays unknown.
  const names = trace.steps.filter((step) => !step.isDynamic).map((step) => step.name);
  const found = new Map<string, Probed>();
  tidy(() => {
    probed(model, names, inputs, inputShapes).forEach(({ shape, dtype }, index) =>
      found.set(names[index] ?? '', { shape, dtype }),
    );
  });
  return found;
}

/**
 * Computes some values of a graph model on zeros.
 *
 * @param model The model.
 * @param names The values.
 * @param inputs The inputs to feed; open sizes are taken from `inputShapes`.
 * @param inputShapes The shapes of one real input each; `undefined` where none is known.
 * @returns The values; the caller disposes them.
 * @throws As `probeShapes` does
 */
export function probeValues(
  model: GraphModelLike,
  names: readonly string[],
  inputs: readonly NetworkInput[],
  inputShapes: readonly (readonly number[])[] | undefined,
): Tensor[] {
  // A value may be a weight or an input, which stay.
  return tidy(() => probed(model, names, inputs, inputShapes).map((value) => value.clone()));
}

function probed(
  model: GraphModelLike,
  names: readonly string[],
  inputs: readonly NetworkInput[],
  inputShapes: readonly (readonly number[])[] | undefined,
): Tensor[] {
  const tensors = zeroInputs(inputs, inputShapes);
  const feeds = Object.fromEntries(
    inputs.flatMap(({ name }, index) => {
      const tensor = tensors[index];
      return tensor === undefined ? [] : [[name, tensor] as const];
    }),
  );
  return run(model, feeds, [...names]);
}

function run(model: GraphModelLike, feeds: Record<string, Tensor>, names: string[]): Tensor[] {
  try {
    const outputs = withStandIns(preparedKernels(), () =>
      withOverrides({ gradients: [], kernels: [...sizeGuards(), ...growthGuards()] }, () =>
        model.execute(feeds, names),
      ),
    );
    return outputList(outputs);
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the graph model failed on an input of zeros, got ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
