import { GradCamError } from '@gradcam/errors';
import { listOf, numberOf } from '../../attributes.js';
import { numbersAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { axisFrom, sizeOf } from '../../values/strides.js';
import { reshaped } from './reshaped.js';

/** The ops that give the same numbers another shape. */
export const reshapes: readonly HeadOp[] = [
  reshaped('Reshape', newShape, [1]),
  reshaped('Flatten', flattened),
  reshaped('Squeeze', squeezed, [1]),
  reshaped('Unsqueeze', unsqueezed, [1]),
];

/** A size of 0 is taken from the input, unless zeros are allowed; one of -1 is what is left. */
function newShape(call: HeadCall, dims: readonly number[]): number[] {
  const wanted = numbersAt(call, 1) ?? [];
  const isZeroAllowed = numberOf(call.node, 'allowzero', 0) !== 0;
  const sizes = wanted.map((size, axis) =>
    size === 0 && !isZeroAllowed ? (dims[axis] ?? 0) : size,
  );
  const rest = sizeOf(dims) / sizeOf(sizes.filter((size) => size !== -1));
  const shape = sizes.map((size) => (size === -1 ? rest : size));
  if (sizeOf(shape) === sizeOf(dims) && shape.every(Number.isInteger)) return shape;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the node "${call.node.name}" gives a tensor a shape that it cannot have, got [${dims.join(', ')}] for [${wanted.join(', ')}], expected as many numbers; run the network on one input at a time.`,
  );
}

function flattened({ node }: HeadCall, dims: readonly number[]): number[] {
  const axis = axisFrom(numberOf(node, 'axis', 1), dims.length);
  return [sizeOf(dims.slice(0, axis)), sizeOf(dims.slice(axis))];
}

function squeezed(call: HeadCall, dims: readonly number[]): number[] {
  const axes = axesOf(call)?.map((axis) => axisFrom(axis, dims.length));
  return dims.filter((size, axis) => (axes ? !axes.includes(axis) : size !== 1));
}

function unsqueezed(call: HeadCall, dims: readonly number[]): number[] {
  const wanted = axesOf(call) ?? [];
  const rank = dims.length + wanted.length;
  const axes = wanted.map((axis) => axisFrom(axis, rank));
  const left = [...dims];
  return Array.from({ length: rank }, (_, axis) => (axes.includes(axis) ? 1 : (left.shift() ?? 1)));
}

/** An attribute until opset 12, an input since. */
function axesOf(call: HeadCall): readonly number[] | undefined {
  return numbersAt(call, 1) ?? listOf(call.node, 'axes');
}
