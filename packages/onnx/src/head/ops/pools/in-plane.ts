import { expandDims, squeeze, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { channelsFirst, channelsLast } from '../windows/channels.js';
import { behind } from './window-samples.js';
import type { AxisWindows } from '../windows/windows-of.js';

type Pair = [number, number];
type Pads = [Pair, Pair, Pair, Pair];
type Pool = (x: Tensor4D, kernel: Pair, strides: Pair, pads: Pads) => Tensor4D;

/**
 * Tells whether TensorFlow.js has a pool of such windows, with its gradient: over one or two axes, without dilation.
 *
 * @param windows The windows along each axis of space.
 * @returns True where it has.
 */
export function isPlain(windows: readonly AxisWindows[]): boolean {
  return windows.length < 3 && windows.every(({ dilation }) => dilation === 1);
}

/**
 * Pools by an op of TensorFlow.js.
 *
 * @param x `[N, C, ...space]`
 * @param windows The windows along one or two axes of space.
 * @param pool The op; what pads is no part of its windows.
 * @returns `[N, C, ...windows]`
 */
export function inPlane(x: Tensor, windows: readonly AxisWindows[], pool: Pool): Tensor {
  const [first, second] = windows;
  if (first === undefined) throw new RangeError('a pool goes over an axis');
  if (second === undefined) {
    const line = { size: 1, kernel: 1, stride: 1, dilation: 1, pads: [0, 0], count: 1 } as const;
    return squeeze(inPlane(expandDims(x, 2), [line, first], pool), [2]);
  }
  const none: Pair = [0, 0];
  const [down, along] = [padsOf(first), padsOf(second)];
  const kernel: Pair = [first.kernel, second.kernel];
  const strides: Pair = [first.stride, second.stride];
  // Border to tfjs: that there are four axes is known here only.
  const last = channelsLast(x) as Tensor4D;
  return channelsFirst(pool(last, kernel, strides, [none, down, along, none]));
}

function padsOf(along: AxisWindows): Pair {
  return [along.pads[0], behind(along)];
}
