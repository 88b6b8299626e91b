import type { Preprocessing } from '../known-model.js';

/**
 * Brings pixels to the numbers that a network expects: to its range, in its order of channels, less the mean, by the deviation.
 *
 * @param pixels From 0 to 255, red, green and blue, or one channel; overwritten.
 * @param preprocessing The checked numbers.
 * @returns The same array.
 */
export function convertedPixels(
  pixels: Float32Array,
  { pixelRange, channelOrder, mean, deviation, channels = 3 }: Preprocessing,
): Float32Array {
  const [low, high] = pixelRange;
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = low + ((pixels[at] ?? 0) / 255) * (high - low);
  if (channelOrder === 'bgr' && channels === 3) swapRedAndBlue(pixels);
  if (mean !== undefined || deviation !== undefined) standardise(pixels, channels, mean, deviation);
  return pixels;
}

function standardise(
  pixels: Float32Array,
  channels: number,
  mean: readonly number[] = [],
  deviation: readonly number[] = [],
): void {
  for (let at = 0; at < pixels.length; at += 1) {
    const channel = at % channels;
    pixels[at] = ((pixels[at] ?? 0) - (mean[channel] ?? 0)) / (deviation[channel] ?? 1);
  }
}

/**
 * Computes the brightness of pixels, as television does.
 *
 * @param pixels Red, green and blue.
 * @returns One number for each pixel.
 */
export function brightness(pixels: Float32Array): Float32Array {
  return Float32Array.from({ length: pixels.length / 3 }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(3 * at, 3 * at + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

function swapRedAndBlue(values: Float32Array): void {
  for (let at = 0; at < values.length; at += 3) values.subarray(at, at + 3).reverse();
}
