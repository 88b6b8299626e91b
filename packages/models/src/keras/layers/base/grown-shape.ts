import { Tensor } from '@tensorflow/tfjs-core';

/** The settings of an op beside its tensors. */
type Attributes = Readonly<Record<string, unknown>>;
type Grown = (shape: readonly number[], attributes: Attributes, all: readonly Tensor[]) => number[];

const margined: Grown = (shape, attributes) => {
  const margins = numbers(attributes['paddings']);
  return shape.map((size, axis) => size + (margins[2 * axis] ?? 0) + (margins[2 * axis + 1] ?? 0));
};
const resized: Grown = ([batch = 1, , , channels = 1], { size }) => [
  batch,
  ...numbers(size),
  channels,
];
const named: Grown = (_, { shape, inputShape }) => numbers(inputShape ?? shape);
const joined: Grown = (_, __, all) => [all.reduce((sum, { size }) => sum + size, 0)];

/** The ops whose result can be larger than what they are given, each with its shape, or one of as many numbers. */
const growing: ReadonlyMap<string, Grown> = new Map([
  ['Tile', (shape, { reps }) => [...shape, ...numbers(reps)]],
  ['PadV2', margined],
  ['MirrorPad', margined],
  ['ResizeBilinear', resized],
  ['ResizeNearestNeighbor', resized],
  ['OneHot', (shape, { depth }) => [...shape, Number(depth)]],
  ['BroadcastTo', named],
  ['Fill', named],
  ['Conv2DBackpropInput', named],
  ['Conv3DBackpropInputV2', named],
  ['Concat', joined],
  ['Pack', joined],
  ['BatchMatMul', (shape, _, all) => [...shape.slice(0, -1), all[1]?.shape.at(-1) ?? 1]],
]);

/**
 * Says how large a result an op makes, where that may be more than what it is given.
 *
 * @param kernel The op's kernel.
 * @param inputs Its tensors by name.
 * @param attributes Its settings.
 * @returns The shape, or one with as many numbers; empty where the result is no larger than the inputs.
 */
export function grownShape(kernel: string, inputs: object, attributes: Attributes): number[] {
  const values: readonly unknown[] = Object.values(inputs);
  const tensors = values.filter((value): value is Tensor => value instanceof Tensor);
  const shape: readonly number[] = tensors[0]?.shape ?? [];
  return growing.get(kernel)?.(shape, attributes, tensors) ?? [];
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.flat().map(Number) : [];
}
