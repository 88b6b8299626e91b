import type { ExplainableModel } from '@gradcam/core';
import { toNetwork } from '@gradcam/core/network';
import { probabilitiesOf, topClasses, type TopClass } from '@gradcam/models';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { cast, dispose, expandDims, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Predicts the classes of one input.
 *
 * @param model The network.
 * @param tensors One for each input of the network, with or without a batch axis; the caller keeps them.
 * @param reductionLayer The layer whose output is explained; the network's output when left out.
 * @param classNames In the order of the output.
 * @returns All classes, best first; none of an output that is not one number for each class.
 * @throws `CLASS_NAMES_COUNT`, and what the network throws
 */
export async function predictedClasses(
  model: ExplainableModel,
  tensors: readonly Tensor[],
  reductionLayer: string | undefined,
  classNames: readonly string[] = [],
): Promise<TopClass[]> {
  const network = toNetwork(
    model,
    tensors.map(({ shape }) => shape),
  );
  const layer = reductionLayer ?? network.graph.outputs[0] ?? '';
  const inputs = tensors.map((tensor, index) => {
    const { shape = [], dtype = 'float32' } = network.inputs[index] ?? {};
    return withBatch(tensor, shape.length, dtype);
  });
  try {
    const output = await withMendedKernels(() => network.predict?.(inputs, layer));
    if (output === undefined) return [];
    try {
      // Some networks end in one position of space, [1, 1, 1, classes].
      const isOneEach = output.size === Math.max(...output.shape);
      return isOneEach ? classesOf(await output.data<'float32'>(), classNames) : [];
    } finally {
      output.dispose();
    }
  } finally {
    dispose(inputs);
  }
}

/** A copy, of the type that the network takes. */
function withBatch(tensor: Tensor, rank: number, dtype: Tensor['dtype']): Tensor {
  const typed = cast(tensor, dtype);
  if (typed.rank === rank) return typed;
  const batched = expandDims(typed, 0);
  typed.dispose();
  return batched;
}

/** One unit without names for its two sides is a regression, not a class. */
function classesOf(outputs: Float32Array, classNames: readonly string[]): TopClass[] {
  if (outputs.length === 1 && classNames.length !== 2) return [];
  return topClasses(probabilitiesOf(outputs), classNames, Math.max(2, outputs.length));
}
