import * as tf from '@tensorflow/tfjs-core';
import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { listOf, numberOf, wordOf } from '../../attributes.js';
import { numbersAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { axisFrom } from '../../values/strides.js';

/** Finds the place that is shown at a place outside of an axis. */
export const outside: Readonly<Record<string, (place: number, size: number) => number>> = {
  edge: (place, size) => Math.min(size - 1, Math.max(0, place)),
  reflect: (place, size) => {
    const period = Math.max(1, 2 * (size - 1));
    const within = ((place % period) + period) % period;
    return Math.min(within, period - within);
  },
  wrap: (place, size) => ((place % size) + size) % size,
};

/** Numbers added at the ends of axes, or taken away there. */
export const pad: HeadOp = {
  op: 'Pad',
  hosts: [1, 2, 3],
  lacks: (node) => {
    const mode = modeOf(node);
    return mode === 'constant' || mode in outside ? undefined : `pads by ${mode}`;
  },
  run: (call) => {
    const x = tensorAt(call);
    const pads = padsOf(call, x.rank);
    const find = outside[modeOf(call.node)];
    if (find !== undefined) return shown(x, pads, find);
    const value = numbersAt(call, 2)?.[0] ?? numberOf(call.node, 'value', 0);
    return tf.pad(
      cropped(x, pads),
      pads.map(([before, after]): [number, number] => [Math.max(0, before), Math.max(0, after)]),
      value,
    );
  },
};

type Pads = readonly (readonly [before: number, after: number])[];

function modeOf(node: OnnxNode): string {
  return wordOf(node, 'mode', 'constant');
}

/**
 * Reads the padding: an attribute until opset 10, an input since; of some axes only since opset 18.
 *
 * @param call The node, with all inputs but the first in JavaScript.
 * @param rank How many axes there are.
 * @returns The padding in front of each axis and behind it.
 */
export function padsOf(call: HeadCall, rank: number): Pads {
  const given = numbersAt(call, 1) ?? listOf(call.node, 'pads') ?? [];
  const axes = numbersAt(call, 3)?.map((axis) => axisFrom(axis, rank));
  return Array.from({ length: rank }, (_, axis) => {
    const at = axes ? axes.indexOf(axis) : axis;
    if (at < 0) return [0, 0];
    return [given[at] ?? 0, given[at + given.length / 2] ?? 0];
  });
}

function cropped(x: tf.Tensor, pads: Pads): tf.Tensor {
  if (pads.every(([before, after]) => before >= 0 && after >= 0)) return x;
  const begin = pads.map(([before]) => Math.max(0, -before));
  const size = x.shape.map(
    (each, axis) => each - (begin[axis] ?? 0) + Math.min(0, pads[axis]?.[1] ?? 0),
  );
  return tf.slice(x, begin, size);
}

function shown(x: tf.Tensor, pads: Pads, find: (place: number, size: number) => number): tf.Tensor {
  return pads.reduce((result, [before, after], axis) => {
    if (before === 0 && after === 0) return result;
    const size = result.shape[axis] ?? 1;
    const length = size + before + after;
    const places = Int32Array.from({ length }, (_, at) => find(at - before, size));
    return tf.gather(result, tf.tensor1d(places, 'int32'), axis);
  }, x);
}
