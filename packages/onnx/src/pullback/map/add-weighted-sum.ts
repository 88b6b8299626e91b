import type { PullCall } from '../pull-rule.js';
import { reduce } from '../parts/sums/reduce.js';
import type { MappedValues } from './map-graph.js';

/**
 * Adds the sums of the channels of the activations, each weighted by the mean of its gradient.
 *
 * @param call Takes the nodes.
 * @param classes The name of the classes, `[T, N]`.
 * @param values The activations and their gradients, `[T * N, ...]`.
 * @returns The name of the maps, `[T, N, positions]`.
 */
export function addWeightedSum(
  call: Pick<PullCall, 'builder' | 'opset'>,
  classes: string,
  { feature, shape, channels, pulled, pooled, repeated }: MappedValues,
): string {
  const { builder } = call;
  const isFirst = channels === 1;
  const space = shape.map((_, axis) => axis).filter((axis) => axis > 0 && axis !== channels);
  const count = shape[channels] ?? -1;
  const weights =
    pooled === undefined ? reduce(call, 'ReduceMean', pulled.gradient, space) : pulled.gradient;
  const reshaped = (value: string, sizes: readonly number[]) =>
    builder.add('Reshape', [value, builder.integers(sizes)]);
  const turned = (value: string, perm: readonly number[]) =>
    builder.add('Transpose', [value], { perm });
  const rows = reshaped(feature, isFirst ? [0, count, -1] : [0, -1, count]);
  if (repeated === undefined) {
    const map = isFirst
      ? builder.add('MatMul', [reshaped(weights, [-1, 1, count]), rows])
      : builder.add('MatMul', [rows, reshaped(weights, [-1, count, 1])]);
    return map;
  }
  // All classes of a sample are one product with its activations.
  const sizes = builder.add(
    'Concat',
    [builder.add('Shape', [classes]), builder.integers([count])],
    { axis: 0 },
  );
  const all = builder.add('Reshape', [weights, sizes]);
  return isFirst
    ? turned(builder.add('MatMul', [turned(all, [1, 0, 2]), rows]), [1, 0, 2])
    : turned(builder.add('MatMul', [rows, turned(all, [1, 2, 0])]), [2, 0, 1]);
}
