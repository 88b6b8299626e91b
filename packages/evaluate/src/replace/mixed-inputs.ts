import {
  add,
  mul,
  reshape,
  sub,
  tensor,
  tidy,
  type Tensor,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { MetricInput } from '../metric/metric.js';
import { ofType } from '../numbers/of-type.js';
import { flatShape, inputShaped } from '../sample/layout.js';

/**
 * Makes inputs of which a share of every position comes from the input and the rest from a replacement.
 *
 * @param input The sample.
 * @param replacement As many numbers as the input has, in its order.
 * @param shares For each new input a number from 0 to 1 for each position, one after the other.
 * @returns `[inputs, ...]`, of the type of the input; the caller disposes it.
 */
export function mixedInputs(
  { x, layout }: Pick<MetricInput, 'x' | 'layout'>,
  replacement: Float32Array,
  shares: Float32Array,
): Tensor {
  return tidy(() => {
    const own = reshape(x, flatShape(layout, 1));
    const others = tensor(replacement, flatShape(layout, 1));
    const kept = tensor(shares, flatShape(layout, shares.length / layout.positions, 1));
    const mixed = add<Tensor3D>(mul(own, kept), mul(others, sub(1, kept)));
    return ofType(inputShaped(mixed, layout), x.dtype);
  });
}
