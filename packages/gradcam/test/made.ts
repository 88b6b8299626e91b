import type { Picture } from '@gradcam/pictures';
import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

/**
 * Makes a picture of gray pixels.
 *
 * @param rows Its brightness, row by row.
 * @returns RGBA bytes, opaque.
 */
export function grayPicture(rows: readonly (readonly number[])[]): Picture {
  const data = Uint8ClampedArray.from(rows.flat().flatMap((value) => [value, value, value, 255]));
  return { data, width: rows[0]?.length ?? 0, height: rows.length };
}

/** 1 2 / 3 4, which the nets worked out by hand take. */
export const picture2x2 = grayPicture([
  [1, 2],
  [3, 4],
]);

/** The bytes as they are, for nets that leave their size open or take such pictures. */
export const asBytes = { pixelRange: [0, 255], inputSize: { width: 2, height: 2 } } as const;

/**
 * Makes a net whose map is x / 4: one channel that is its input, its mean, one class for it and one against it.
 *
 * @param channels Of the input; of three the red one is read.
 * @returns For pictures of 2 x 2; the caller disposes it.
 */
export function meanNet(channels: 1 | 3 = 1): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', filters: 1, kernelSize: 1, inputShape: [2, 2, channels] }),
      layers.reLU({ name: 'relu' }),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'classes', units: 2 }),
    ],
  });
  const red = channels === 1 ? [1] : [1, 0, 0];
  const weights = [
    tensor4d(red, [1, 1, channels, 1]),
    tensor1d([0]),
    tensor2d([1, -1], [1, 2]),
    tensor1d([0, 0]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}
