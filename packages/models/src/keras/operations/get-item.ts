import * as tf from '@tensorflow/tfjs-core';
import { asTensor, type OperationValue } from './operation.js';

/** An entry in brackets: a number, a range, the ellipsis, or a new axis. */
type Place =
  number | null | { start?: number | null; stop?: number | null; step?: number | null } | 'rest';

/**
 * Takes a part of a tensor as Python's brackets do: `x[:, 1:3, -1]`. Ranges with a step are gathered, as the gradient of a strided
 * slice is missing in tfjs.
 *
 * @param x The tensor.
 * @param brackets The content of the brackets, as the file has it.
 * @returns The part.
 */
export function getItem(x: tf.Tensor, brackets: OperationValue | undefined): tf.Tensor {
  const places = expandRest(readPlaces(brackets), x.rank);
  let part = x;
  const shape: number[] = [];
  let axis = 0;
  for (const place of places) {
    if (place === null) {
      shape.push(1);
      continue;
    }
    const length = x.shape[axis] ?? 0;
    if (typeof place === 'number') {
      part = range(part, axis, place < 0 ? place + length : place, 1);
    } else if (place !== 'rest') {
      part = take(part, axis, length, place);
      shape.push(part.shape[axis] ?? 0);
    }
    axis += 1;
  }
  return tf.reshape(part, [...shape, ...x.shape.slice(axis)]);
}

function take(
  part: tf.Tensor,
  axis: number,
  length: number,
  { start, stop, step }: Exclude<Place, number | null | 'rest'>,
): tf.Tensor {
  const by = step ?? 1;
  const from = bound(start ?? (by > 0 ? 0 : length - 1), length);
  const to = stop == null ? (by > 0 ? length : -1) : bound(stop, length);
  if (by === 1) return range(part, axis, from, Math.max(0, Math.min(to, length) - from));
  const count = Math.max(0, Math.ceil((to - from) / by));
  const indices = Array.from({ length: count }, (_, index) => from + index * by);
  return tf.gather(part, tf.tensor1d(indices, 'int32'), axis);
}

function bound(place: number, length: number): number {
  return place < 0 ? Math.max(0, place + length) : Math.min(place, length);
}

function range(x: tf.Tensor, axis: number, begin: number, size: number): tf.Tensor {
  if (begin === 0 && size === x.shape[axis]) return x;
  const begins = x.shape.map((_, index) => (index === axis ? begin : 0));
  const sizes = x.shape.map((length, index) => (index === axis ? size : length));
  return tf.slice(x, begins, sizes);
}

/** Replaces the ellipsis by as many whole axes as are missing. */
function expandRest(places: readonly Place[], rank: number): Place[] {
  const taken = places.filter((place) => place !== null && place !== 'rest').length;
  const whole = Array.from({ length: Math.max(0, rank - taken) }, () => ({}));
  return places.flatMap((place) => (place === 'rest' ? whole : [place]));
}

function readPlaces(brackets: OperationValue | undefined): Place[] {
  const list = Array.isArray(brackets) ? brackets : [brackets ?? null];
  return list.map((place: OperationValue): Place => {
    if (place === null || typeof place === 'number') return place;
    // Border to the file: `{ className: '__slice__', config: { start, stop, step } }` in Keras 3, the range alone in Keras 2.
    const object = place as { className?: string; config?: object };
    if (object.className?.includes('llipsis') === true) return 'rest';
    return (
      object.config ??
      ((place instanceof tf.Tensor ? asTensor(place).arraySync() : place) as Exclude<Place, 'rest'>)
    );
  });
}
