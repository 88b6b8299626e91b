import { networkFromFunctions, type Network } from '@gradcam/core/network';
import { cast, matMul, mean, reshape, tensor2d, tidy } from '@tensorflow/tfjs-core';

/**
 * Makes a network of pictures of 2 x 2 whose scores are linear: class 0 is x1 + x2 + x3 + 2 x4, class 1 is -x1.
 *
 * @param channelsFirst True for `[1, 2, 2]` in place of `[2, 2, 1]`.
 * @param dtype The numbers that it takes.
 * @returns The network.
 */
export function linearNet(channelsFirst = false, dtype: 'float32' | 'int32' = 'float32'): Network {
  return networkFromFunctions({
    input: {
      name: 'x',
      shape: channelsFirst ? [null, 1, 2, 2] : [null, 2, 2, 1],
      dtype,
    },
    dataFormat: channelsFirst ? 'channelsFirst' : 'channelsLast',
    trunk: (x) => cast(x, 'float32'),
    head: (activations) =>
      tidy(() =>
        matMul(reshape(activations, [-1, 4]), tensor2d([1, -1, 1, 0, 1, 0, 2, 0], [4, 2])),
      ),
  });
}

/** The map of class 0 for the picture 1 2 / 3 4: what each position adds to the score, 14 in all. */
export const contributions = { data: [1, 2, 3, 8], width: 2, height: 2 };

/**
 * Makes a network of pictures whose one score is the mean of the picture, for metrics that do not run it.
 *
 * @param shape `[height, width, channels]`.
 * @returns The network.
 */
export function picturesNet(shape: readonly number[]): Network {
  return networkFromFunctions({
    input: { name: 'x', shape: [null, ...shape], dtype: 'float32' },
    trunk: (x) => x.clone(),
    head: (activations) => tidy(() => reshape(mean(activations, [1, 2, 3]), [-1, 1])),
  });
}
