import { eighths, sizeOf } from './forward-case.js';
import { flatIndex, outputSpace, placesOf, type PlainWindows } from './plain-windows.js';

/** Numbers with their sizes. */
export interface Plain {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/**
 * Returns the numbers of `filled`, as plain numbers.
 *
 * @param shape The sizes.
 * @param seed As there.
 * @returns The numbers and their sizes.
 */
export function plain(shape: readonly number[], seed: number): Plain {
  return { shape, values: eighths(sizeOf(shape), seed) };
}

/**
 * Computes a convolution in plain loops, over any number of axes of space.
 *
 * @param x `[N, ...space, C]`.
 * @param filter `[...size, C, D]`, or `[...size, C, M]` if each channel has separate filters.
 * @param windows Strides, dilations and padding.
 * @param depthwise True if each channel has separate filters.
 * @returns `[N, ...space, D]`, or `[N, ...space, C * M]`.
 */
export function plainConvolution(
  x: Plain,
  filter: Plain,
  windows: Omit<PlainWindows, 'size'>,
  depthwise: boolean,
): number[] {
  const size = filter.shape.slice(0, -2);
  const space = x.shape.slice(1, -1);
  const channels = x.shape.at(-1) ?? 1;
  const filters = filter.shape.at(-1) ?? 1;
  const places = placesOf(space, { ...windows, size });
  const weight = (tap: readonly number[], channel: number, output: number) =>
    valueAt(filter, [...tap, channel, output]);
  const value = (sample: number, input: readonly number[], channel: number) =>
    valueAt(x, [sample, ...input, channel]);
  return range(x.shape[0] ?? 1).flatMap((sample) =>
    places.flatMap(({ samples }) =>
      depthwise
        ? range(channels).flatMap((channel) =>
            range(filters).map((output) =>
              total(
                samples.map(
                  ({ input, tap }) => value(sample, input, channel) * weight(tap, channel, output),
                ),
              ),
            ),
          )
        : range(filters).map((output) =>
            total(
              samples.flatMap(({ input, tap }) =>
                range(channels).map(
                  (channel) => value(sample, input, channel) * weight(tap, channel, output),
                ),
              ),
            ),
          ),
    ),
  );
}

/**
 * Computes a transposed convolution in plain loops: each number is spread over the window of the convolution that it is the
 * transpose of.
 *
 * @param dy `[N, ...space, D]`.
 * @param filter `[...size, C, D]`.
 * @param windows Strides and padding of the convolution that it is the transpose of.
 * @param space The output's sizes.
 * @returns `[N, ...space, C]`.
 */
export function plainTransposedConvolution(
  dy: Plain,
  filter: Plain,
  windows: Omit<PlainWindows, 'size'>,
  space: readonly number[],
): number[] {
  const size = filter.shape.slice(0, -2);
  const [channels = 1, filters = 1] = filter.shape.slice(-2);
  const count = dy.shape[0] ?? 1;
  const shape = [count, ...space, channels];
  const result = new Array<number>(shape.reduce((product, length) => product * length, 1)).fill(0);
  for (const { at, samples } of placesOf(space, { ...windows, size }))
    for (const { input, tap } of samples)
      for (const sample of range(count))
        for (const channel of range(channels))
          for (const output of range(filters)) {
            const upstream = valueAt(dy, [sample, ...at, output]);
            const weight = valueAt(filter, [...tap, channel, output]);
            const index = flatIndex([sample, ...input, channel], shape);
            result[index] = (result[index] ?? 0) + upstream * weight;
          }
  return result;
}

/**
 * Computes a pooling in plain loops, over any number of axes of space; an average counts only the samples inside.
 *
 * @param x `[N, ...space, C]`.
 * @param windows The windows.
 * @param kind The largest, or the average.
 * @returns `[N, ...space, C]`.
 */
export function plainPooling(x: Plain, windows: PlainWindows, kind: 'max' | 'average'): number[] {
  const places = placesOf(x.shape.slice(1, -1), windows);
  return range(x.shape[0] ?? 1).flatMap((sample) =>
    places.flatMap(({ samples }) =>
      range(x.shape.at(-1) ?? 1).map((channel) => {
        const values = samples.map(({ input }) => valueAt(x, [sample, ...input, channel]));
        return kind === 'max' ? Math.max(...values) : total(values) / values.length;
      }),
    ),
  );
}

/**
 * Checks whether windows leave any output.
 *
 * @param x The input, `[N, ...space, C]`.
 * @param windows The windows.
 * @returns True where every axis has at least one window with a sample inside.
 */
export function fits({ shape }: Plain, windows: PlainWindows): boolean {
  return outputSpace(shape.slice(1, -1), windows).every((length) => length > 0);
}

function valueAt({ shape, values }: Plain, place: readonly number[]): number {
  return values[flatIndex(place, shape)] ?? NaN;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
