import { expandDims, tidy, Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { probabilitiesOf, type TfjsModel } from '@gradcam/models';

/** The network's prediction, and the time it took. */
export interface Prediction {
  /** One a class; of one unit its own; none of an output that is not a row of numbers. */
  readonly probabilities: Float32Array;
  /** Of one run. */
  readonly milliseconds: number;
}

/**
 * Runs the network on one picture.
 *
 * @param model A network with one input.
 * @param x `[height, width, 3]`; the caller keeps it.
 * @returns Probabilities, also for a model that ends in logits.
 */
export async function predict(model: TfjsModel, x: Tensor3D): Promise<Prediction> {
  const started = performance.now();
  const values = await run(model, x);
  const milliseconds = performance.now() - started;
  return { probabilities: probabilitiesOf(values), milliseconds };
}

async function run(model: TfjsModel, x: Tensor3D): Promise<Float32Array> {
  const output = await withMendedKernels(() =>
    tidy(() => outputs(model.predict(expandDims(x, 0))).find(({ rank }) => rank === 2)),
  );
  if (output === undefined) return new Float32Array();
  try {
    return await output.data<'float32'>();
  } finally {
    output.dispose();
  }
}

function outputs(predicted: unknown): Tensor[] {
  // Border to tfjs: `predict` gives a tensor, a list of tensors, or some by name.
  const some = predicted as Tensor | Tensor[] | Record<string, Tensor>;
  return some instanceof Tensor ? [some] : Object.values(some);
}
