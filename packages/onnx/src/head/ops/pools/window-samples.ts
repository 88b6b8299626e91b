import { pad, stridedSlice, type Tensor } from '@tensorflow/tfjs-core';
import { reachOf, type AxisWindows } from '../windows/windows-of.js';

/**
 * Takes every place of every window as a tensor of its own: for windows that TensorFlow.js does not pool.
 *
 * @param x `[N, C, ...space]`
 * @param windows The windows along each axis of space.
 * @param value The number that pads.
 * @returns For each place in a window `[N, C, ...windows]`.
 */
export function windowSamples(x: Tensor, windows: readonly AxisWindows[], value: number): Tensor[] {
  const pads = windows.map((each): [number, number] => [each.pads[0], behind(each)]);
  const padded = pad(x, [[0, 0], [0, 0], ...pads], value);
  return offsetsOf(windows).map((offset) => {
    const begin = [0, 0, ...offset];
    const end = windows.map(
      ({ count, stride }, axis) => (offset[axis] ?? 0) + (count - 1) * stride + 1,
    );
    const steps = windows.map(({ stride }) => stride);
    return stridedSlice(padded, begin, [...x.shape.slice(0, 2), ...end], [1, 1, ...steps]);
  });
}

/**
 * Gives the padding behind an axis that its last window needs.
 *
 * @param along The windows along the axis.
 * @returns A number from 0 on.
 */
export function behind(along: AxisWindows): number {
  const end = (along.count - 1) * along.stride + reachOf(along);
  return Math.max(0, end - along.size - along.pads[0]);
}

function offsetsOf([first, ...others]: readonly AxisWindows[]): number[][] {
  if (first === undefined) return [[]];
  const rest = offsetsOf(others);
  return Array.from({ length: first.kernel }, (_, at) => at * first.dilation).flatMap((offset) =>
    rest.map((each) => [offset, ...each]),
  );
}
