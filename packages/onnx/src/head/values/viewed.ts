import { hostValue, type HostValue } from './host-value.js';
import { sizeOf } from './strides.js';

/** The way a value is walked: its shape, how far each step goes, and where it begins. */
export interface View {
  readonly dims: readonly number[];
  readonly strides: readonly number[];
  readonly offset?: number;
}

/**
 * Reads a value in another order: transposed, cut out, or repeated by a stride of 0.
 *
 * @param value The value.
 * @param view The way it is walked.
 * @returns A value with the shape of the view.
 */
export function viewed(value: HostValue, view: View): HostValue {
  const numbers = value.numbers();
  const places = placesOf(view);
  if (numbers instanceof Float32Array) {
    return hostValue(
      value.type,
      view.dims,
      Float32Array.from(places, (at) => numbers[at] ?? 0),
    );
  }
  return hostValue(
    value.type,
    view.dims,
    Array.from(places, (at) => numbers[at] ?? 0),
  );
}

/**
 * Lists the places that a view visits, in its order.
 *
 * @param view The way a value is walked.
 * @returns A place for each of the view's numbers.
 */
export function placesOf({ dims, strides, offset = 0 }: View): Float64Array {
  const places = new Float64Array(sizeOf(dims)).fill(offset);
  let inner = places.length;
  dims.forEach((size, axis) => {
    const outer = inner;
    inner /= size;
    const stride = strides[axis] ?? 0;
    for (let at = 0; at < places.length; at++) {
      places[at] = (places[at] ?? 0) + Math.floor((at % outer) / inner) * stride;
    }
  });
  return places;
}
