/** Windows that move over an input, as TensorFlow defines them: sizes by axis of space. */
export interface PlainWindows {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly pad: 'same' | 'valid' | readonly (readonly [before: number, after: number])[];
}

/** The position of one window. */
export interface Place {
  /** The position in the output, by axis. */
  readonly at: readonly number[];
  /** The samples under the window that lie inside the input, each with its position in the window. */
  readonly samples: readonly {
    readonly input: readonly number[];
    readonly tap: readonly number[];
  }[];
}

/**
 * Returns the number of windows along each axis.
 *
 * @param space The input's sizes.
 * @param windows The windows.
 * @returns The output's sizes.
 */
export function outputSpace(space: readonly number[], windows: PlainWindows): number[] {
  return space.map((length, axis) => alongAxis(length, windows, axis).count);
}

/**
 * Lists the windows, one after the other in the order of the output.
 *
 * @param space The input's sizes.
 * @param windows The windows.
 * @returns Their positions.
 */
export function placesOf(space: readonly number[], windows: PlainWindows): Place[] {
  const axes = space.map((length, axis) => alongAxis(length, windows, axis));
  const taps = placesIn(windows.size);
  return placesIn(axes.map(({ count }) => count)).map((at) => ({
    at,
    samples: taps
      .map((tap) => ({
        tap,
        input: at.map(
          (place, axis) =>
            place * (windows.strides[axis] ?? 1) -
            (axes[axis]?.before ?? 0) +
            (tap[axis] ?? 0) * (windows.dilations[axis] ?? 1),
        ),
      }))
      .filter(({ input }) =>
        input.every((place, axis) => place >= 0 && place < (space[axis] ?? 0)),
      ),
  }));
}

function alongAxis(
  length: number,
  { size, strides, dilations, pad }: PlainWindows,
  axis: number,
): { count: number; before: number } {
  const stride = strides[axis] ?? 1;
  const reach = ((size[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
  if (pad === 'same') {
    const count = Math.ceil(length / stride);
    return { count, before: Math.floor(Math.max(0, (count - 1) * stride + reach - length) / 2) };
  }
  const [before, after] = pad === 'valid' ? [0, 0] : (pad[axis] ?? [0, 0]);
  return { count: Math.floor((length + before + after - reach) / stride) + 1, before };
}

/**
 * Lists all positions in a box, the last axis running fastest.
 *
 * @param sizes The box.
 * @returns One index for each axis.
 */
export function placesIn(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (found, size) =>
      found.flatMap((start) => Array.from({ length: size }, (_, index) => [...start, index])),
    [[]],
  );
}

/**
 * Returns the index of a position in a list of numbers.
 *
 * @param place The position, by axis.
 * @param shape The sizes.
 * @returns Its index.
 */
export function flatIndex(place: readonly number[], shape: readonly number[]): number {
  return place.reduce((index, value, axis) => index * (shape[axis] ?? 1) + value, 0);
}
