import * as tf from '@tensorflow/tfjs-core';
import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { listOf, numberOf, wordOf } from '../../attributes.js';
import { numbersAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { axisFrom, sizeOf } from '../../values/strides.js';
import {
  coordinates,
  mannerOf,
  resizeMatrix,
  type Manner,
  type Resizing,
} from './resize-matrix.js';

/** A tensor brought to another size along its axes, each by a matrix: so the gradient is exact, with every kind of coordinates. */
export const resize: HeadOp = {
  op: 'Resize',
  hosts: [1, 2, 3],
  lacks: (node) => {
    const kind = wordOf(node, 'coordinate_transformation_mode', 'half_pixel');
    if (coordinates[kind] === undefined) return `resizes by ${kind}`;
    return numberOf(node, 'antialias', 0) === 0 ? undefined : 'resizes with antialiasing';
  },
  run: (call) => {
    const x = tensorAt(call);
    return resized(x, resizingsOf(call, x.shape), mannerOf(call.node, call.opset < 11));
  },
};

/** The older name of the same. */
export const upsample: HeadOp = {
  op: 'Upsample',
  hosts: [1],
  run: (call) => {
    const x = tensorAt(call);
    return resized(x, resizingsOf(call, x.shape), mannerOf(call.node, true));
  },
};

/**
 * Reads how each axis is resized.
 *
 * @param call A Resize or an Upsample, with all inputs but the first in JavaScript.
 * @param dims The shape of the first input.
 * @returns The axes.
 */
export function resizingsOf(call: HeadCall, dims: readonly number[]): Resizing[] {
  const { node, opset } = call;
  if (node.op === 'Upsample')
    return byScales(call, dims, numbersAt(call, 1) ?? listOf(node, 'scales') ?? []);
  const scales = opset < 11 ? numbersAt(call, 1) : given(call, 2);
  return scales ? byScales(call, dims, scales) : bySizes(call, dims, numbersAt(call, 3) ?? []);
}

/** An empty list is left out. */
function given(call: HeadCall, position: number): number[] | undefined {
  const list = numbersAt(call, position);
  return list?.length === 0 ? undefined : list;
}

/** The axes that the numbers are for. */
function axesOf(node: OnnxNode, rank: number): number[] {
  return (
    listOf(node, 'axes')?.map((axis) => axisFrom(axis, rank)) ??
    Array.from({ length: rank }, (_, axis) => axis)
  );
}

function byScales(
  { node }: HeadCall,
  dims: readonly number[],
  scales: readonly number[],
): Resizing[] {
  const axes = axesOf(node, dims.length);
  return dims.map((from, axis) => {
    const scale = scales[axes.indexOf(axis)] ?? 1;
    return { from, to: Math.floor(Math.fround(from * scale)), scale };
  });
}

function bySizes(
  { node }: HeadCall,
  dims: readonly number[],
  sizes: readonly number[],
): Resizing[] {
  const axes = axesOf(node, dims.length);
  const policy = wordOf(node, 'keep_aspect_ratio_policy', 'stretch');
  const factors = axes.map((axis, at) => (sizes[at] ?? 1) / (dims[axis] ?? 1));
  const common = policy === 'not_larger' ? Math.min(...factors) : Math.max(...factors);
  return dims.map((from, axis) => {
    const at = axes.indexOf(axis);
    if (at < 0) return { from, to: from, scale: 1 };
    if (policy === 'stretch') return { from, to: sizes[at] ?? from, scale: factors[at] ?? 1 };
    return { from, to: Math.round(common * from), scale: common };
  });
}

function resized(x: tf.Tensor, resizings: readonly Resizing[], manner: Manner): tf.Tensor {
  return resizings.reduce((result, resizing, axis) => {
    const isSame = resizing.to === resizing.from && resizing.scale === 1;
    return isSame ? result : alongAxis(result, axis, resizing, manner);
  }, x);
}

function alongAxis(x: tf.Tensor, axis: number, resizing: Resizing, manner: Manner): tf.Tensor {
  const { from, to } = resizing;
  const outer = x.shape.slice(0, axis);
  const inner = x.shape.slice(axis + 1);
  const matrix = tf.tensor2d(resizeMatrix(resizing, manner), [to, from]);
  const [before, behind] = [sizeOf(outer), sizeOf(inner)];
  // The last axis in one product; another one in a product for each of the numbers in front of it.
  const result =
    behind === 1
      ? tf.matMul(tf.reshape(x, [before, from]), matrix, false, true)
      : tf.matMul(tf.expandDims(matrix, 0), tf.reshape(x, [before, from, behind]));
  return tf.reshape(result, [...outer, to, ...inner]);
}
