import { calledAs, checkKind, isList, isObject } from '@gradcam/errors';
import type { Tap } from './taps-around.js';

/** The position of one axis among numbers in order: they are `[outer, size, inner]`, the last fastest. */
export interface Axis {
  /** Samples along the axis. */
  readonly size: number;
  /** The number of values of one sample of the axis: the product of the axes after it. */
  readonly inner: number;
}

/**
 * Resamples one axis of numbers, with weights that were computed before.
 *
 * @param values The numbers, `[outer, size, inner]`.
 * @param axis The numbers that lie along the axis.
 * @param taps For each output sample its weights, of `axisTaps`.
 * @returns `[outer, taps.length, inner]`; added up in double precision and rounded once.
 * @throws `BAD_OPTION`
 */
export function resampleAxis(
  values: ArrayLike<number>,
  axis: Axis,
  taps: readonly (readonly Tap[])[],
): Float32Array {
  calledAs('resampleAxis', () => {
    checkKind(isList(values), values, 'the numbers are not a list', 'an array or a typed array');
    checkKind(isObject(axis), axis, 'this is not an axis', '{ size, inner }');
  });
  const { size, inner } = axis;
  const outer = values.length / (size * inner);
  const { indices, weights, ends } = inRow(taps);
  const result = new Float32Array(outer * taps.length * inner);
  let next = 0;
  for (let start = 0; start < values.length; start += size * inner) {
    for (let sample = 0, first = 0; sample < ends.length; sample += 1) {
      const end = Number(ends[sample]);
      for (let offset = start; offset < start + inner; offset += 1) {
        let sum = 0;
        for (let tap = first; tap < end; tap += 1)
          sum += Number(weights[tap]) * Number(values[offset + Number(indices[tap]) * inner]);
        result[next] = sum;
        next += 1;
      }
      first = end;
    }
  }
  return result;
}

/** All taps one after the other, in numbers alone: they are read for each number of the result. */
function inRow(taps: readonly (readonly Tap[])[]) {
  const indices: number[] = [];
  const weights: number[] = [];
  const ends = taps.map((samples) => {
    for (const { index, weight } of samples) {
      indices.push(index);
      weights.push(weight);
    }
    return indices.length;
  });
  return { indices, weights, ends };
}
