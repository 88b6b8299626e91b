import { axisTaps } from '@gradcam/resample';

/** The taps of an axis as plain numbers, which a loop reads several times faster than an object for each tap. */
export interface FlatTaps {
  /** For each output sample its first input sample; the others follow it. */
  readonly first: Int32Array;
  /** For each output sample the place of its first weight, and behind the last one the number of weights. */
  readonly start: Int32Array;
  readonly weights: Float64Array;
  /** The most taps of an output sample. */
  readonly most: number;
}

/** The taps that were used last: most pictures of a set have a few sizes. */
const remembered = new Map<string, FlatTaps>();
const mostRemembered = 8;

/**
 * Computes the weights that resize an axis of a picture, by the triangle.
 *
 * @param inputSize Samples along the axis.
 * @param outputSize Samples wanted.
 * @returns The weights, which nobody changes.
 */
export function flatTaps(inputSize: number, outputSize: number): FlatTaps {
  const key = `${inputSize} ${outputSize}`;
  const taps = remembered.get(key) ?? madeTaps(inputSize, outputSize);
  remembered.delete(key);
  remembered.set(key, taps);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return taps;
}

function madeTaps(inputSize: number, outputSize: number): FlatTaps {
  const taps = axisTaps(inputSize, outputSize, 'bilinear');
  const counts = taps.map(({ length }) => length);
  const start = new Int32Array(outputSize + 1);
  for (const [index, count] of counts.entries()) start[index + 1] = Number(start[index]) + count;
  return {
    first: Int32Array.from(taps, ([tap]) => tap?.index ?? 0),
    start,
    weights: Float64Array.from(taps.flat(), ({ weight }) => weight),
    most: counts.reduce((most, count) => Math.max(most, count), 1),
  };
}
