import { hostValue, type HostValue } from './host-value.js';

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
    // Weights: `Float32Array.from` takes ten times as long.
    const read = new Float32Array(places.length);
    places.forEach((place, at) => {
      read[at] = numbers[place] ?? 0;
    });
    return hostValue(value.type, view.dims, read);
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
  let places = Float64Array.of(offset);
  dims.forEach((size, axis) => {
    const stride = strides[axis] ?? 0;
    const further = new Float64Array(places.length * size);
    places.forEach((start, at) => {
      for (let step = 0; step < size; step++) further[at * size + step] = start + step * stride;
    });
    places = further;
  });
  return places;
}
