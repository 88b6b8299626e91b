import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import type { HeadCall } from '../../head-op.js';
import { axisFrom } from '../../values/strides.js';

/**
 * Gives the shape in which scales or zero points fit a tensor.
 *
 * @param call The node, which names their axis.
 * @param rank How many axes the tensor has.
 * @param count How many of them there are; one is for all numbers.
 * @returns The shape.
 */
export function shapeAlongAxis({ node }: HeadCall, rank: number, count: number): number[] {
  if (count === 1) return [];
  const axis = axisFrom(numberOf(node, 'axis', 1), rank);
  return Array.from({ length: rank }, (_, at) => (at === axis ? count : 1));
}

/**
 * Brings scales or zero points into the shape in which they fit a tensor.
 *
 * @param call The node, which names their axis.
 * @param rank How many axes the tensor has.
 * @param numbers The scales or zero points.
 * @returns The same numbers.
 */
export function alongAxisOf(call: HeadCall, rank: number, numbers: Tensor): Tensor {
  return reshape(numbers, shapeAlongAxis(call, rank, numbers.size));
}
