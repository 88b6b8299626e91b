import { slice } from '@tensorflow/tfjs-core';
import { isHost, type HeadValue } from '../../values/head-value.js';
import { stridesOf } from '../../values/strides.js';
import { viewed } from '../../values/viewed.js';

/**
 * Cuts a part out of one axis.
 *
 * @param value The value.
 * @param axis The axis, from 0.
 * @param begin The first place.
 * @param count How many places follow.
 * @returns The part, in JavaScript where the value is known there.
 */
export function cutOut(value: HeadValue, axis: number, begin: number, count: number): HeadValue {
  if (!isHost(value)) {
    const size = value.shape.map((each, at) => (at === axis ? count : each));
    return slice(
      value,
      size.map((_, at) => (at === axis ? begin : 0)),
      size,
    );
  }
  const strides = stridesOf(value.dims);
  return viewed(value, {
    dims: value.dims.map((each, at) => (at === axis ? count : each)),
    strides,
    offset: begin * (strides[axis] ?? 1),
  });
}
