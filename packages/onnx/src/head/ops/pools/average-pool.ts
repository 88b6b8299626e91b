import * as tf from '@tensorflow/tfjs-core';
import { listOf, numberOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { tensorOf } from '../../values/head-value.js';
import { eachOf } from '../../values/broadcast.js';
import { inPlane, isPlain } from './in-plane.js';
import { windowSamples } from './window-samples.js';
import { windowsOf, type AxisWindows } from '../windows/windows-of.js';

/** The mean of each window; what pads is counted where the node says so, but never what lies beyond the padding. */
export const averagePool: HeadOp = {
  op: 'AveragePool',
  run: (call) => {
    const x = tensorAt(call);
    const windows = windowsOf(call.node, x.shape.slice(2), listOf(call.node, 'kernel_shape') ?? []);
    const isPadCounted = numberOf(call.node, 'count_include_pad', 0) !== 0;
    if (isPlain(windows) && !isPadCounted) return inPlane(x, windows, tf.avgPool);
    if (isPlain(windows)) {
      const pads = windows.map(({ pads: [before, after] }): [number, number] => [before, after]);
      const padded = tf.pad(x, [[0, 0], [0, 0], ...pads]);
      return inPlane(padded, windows.map(withoutPads), tf.avgPool);
    }
    const sums = tf.addN(windowSamples(x, windows, 0));
    return tf.div(sums, tensorOf(counted(windows, isPadCounted)));
  },
};

function withoutPads(along: AxisWindows): AxisWindows {
  return { ...along, size: along.size + along.pads[0] + along.pads[1], pads: [0, 0] };
}

/**
 * Counts the numbers in each window.
 *
 * @param windows The windows along each axis of space.
 * @param isPadCounted True where the padding counts as well.
 * @returns A number for each window.
 */
export function counted(windows: readonly AxisWindows[], isPadCounted: boolean): HostValue {
  return windows
    .map((along, axis) => {
      const dims = windows.map((_, at) => (at === axis ? along.count : 1));
      return hostValue('float32', dims, countsOf(along, isPadCounted));
    })
    .reduce((a, b) => eachOf([a, b], 'float32', (...[x = 1, y = 1]) => x * y));
}

function countsOf(along: AxisWindows, isPadCounted: boolean): number[] {
  const [before, after] = isPadCounted ? along.pads : [0, 0];
  return Array.from({ length: along.count }, (_, window) => {
    const start = window * along.stride - along.pads[0];
    const places = Array.from({ length: along.kernel }, (__, at) => start + at * along.dilation);
    return places.filter((place) => place >= -before && place < along.size + after).length;
  });
}
