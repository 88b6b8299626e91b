import type { io } from '@tensorflow/tfjs-core';
import type { initializers, layers, Shape } from '@tensorflow/tfjs-layers';
import { brokenModel } from './check/broken-model.js';

/** The method by which every layer of tfjs-layers, and every one of the user's, makes a weight. */
type AddWeight = (
  this: layers.Layer,
  name: string,
  shape: Shape,
  dtype?: unknown,
  initializer?: unknown,
  ...others: readonly unknown[]
) => unknown;

/** As much of tfjs-layers as makes weights. */
interface LayersPackage {
  readonly layers: { readonly Layer: typeof layers.Layer };
  readonly initializers: { readonly zeros: typeof initializers.zeros };
}

/**
 * Runs a function that makes layers whose weights come from a file: each starts with zeros, and all of them together hold no more
 * numbers than the file, as a description that is damaged may ask for more memory than there is.
 *
 * @param specs The weights of the file.
 * @param tfjs The package tfjs-layers.
 * @param run Makes the layers, at once.
 * @returns The result of `run`.
 * @throws `MODEL_BROKEN` for weights that the file cannot hold
 */
export function withWeightsOf<T>(
  specs: readonly io.WeightsManifestEntry[],
  tfjs: LayersPackage,
  run: () => T,
): T {
  // Border to tfjs-layers: the method is protected.
  const prototype = tfjs.layers.Layer.prototype as unknown as { addWeight: AddWeight };
  const { addWeight } = prototype;
  let left = specs.reduce((sum, { shape }) => sum + numbersOf(shape), 0);
  prototype.addWeight = function (name, shape, dtype, _initializer, ...others) {
    left -= numbersOf(shape);
    if (!(left >= 0)) {
      throw brokenModel(
        `weights and layers do not fit together, got the shape [${shape.join(', ')}] for "${name}" of the layer "${this.name}", which is more than the file has`,
      );
    }
    // Without the function that may follow, which makes an initial value, too.
    return addWeight.call(
      this,
      name,
      shape,
      dtype,
      tfjs.initializers.zeros(),
      ...others.slice(0, 3),
    );
  };
  try {
    return run();
  } finally {
    prototype.addWeight = addWeight;
  }
}

function numbersOf(shape: readonly (number | null)[]): number {
  return shape.reduce<number>((product, size) => product * (size ?? Number.NaN), 1);
}
