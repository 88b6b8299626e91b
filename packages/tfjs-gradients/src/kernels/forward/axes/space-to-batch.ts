import {
  pad,
  reshape,
  slice,
  tidy,
  transpose,
  type BatchToSpaceNDAttrs,
  type SpaceToBatchNDAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';

/**
 * Moves space to batch, one axis after the other: backends transpose all at once, which is six axes for a picture. On wasm that takes
 * most of the time of a network with dilated convolutions, which converted graphs wrap in it.
 */
export const spaceToBatch: KernelOverride = {
  kernelName: 'SpaceToBatchND',
  kernelFunc: ({ inputs, attrs }) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = inputs as unknown as { x: Tensor };
    const { blockShape, paddings } = attrs as unknown as SpaceToBatchNDAttrs;
    const none = x.shape.slice(1 + blockShape.length).map((): [number, number] => [0, 0]);
    const around = paddings.map(([before = 0, after = 0]): [number, number] => [before, after]);
    return tidy(() =>
      // The last axis first: the block of the first axis counts most in the batch.
      blockShape.reduceRight(
        (part, block, index) => intoBatch(part, index + 1, block),
        pad(x, [[0, 0], ...around, ...none]),
      ),
    );
  },
};

/** Moves batch to space, one axis after the other. */
export const batchToSpace: KernelOverride = {
  kernelName: 'BatchToSpaceND',
  kernelFunc: ({ inputs, attrs }) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = inputs as unknown as { x: Tensor };
    const { blockShape, crops } = attrs as unknown as BatchToSpaceNDAttrs;
    return tidy(() => {
      const whole = blockShape.reduce<Tensor>(
        (part, block, index) => outOfBatch(part, index + 1, block),
        x,
      );
      const begin = whole.shape.map((_, axis) => crops[axis - 1]?.[0] ?? 0);
      const size = whole.shape.map(
        (length, axis) => length - (crops[axis - 1] ?? []).reduce((sum, cut) => sum + cut, 0),
      );
      return slice(whole, begin, size);
    });
  },
};

/** `[N, ..., S, ...]` to `[block * N, ..., S / block, ...]`. */
function intoBatch(x: Tensor, axis: number, block: number): Tensor {
  const [before, length, after] = around(x.shape, axis);
  const blocks = reshape(x, [before, length / block, block, after]);
  const shape = x.shape.map((size, index) =>
    index === 0 ? size * block : index === axis ? size / block : size,
  );
  return reshape(transpose(blocks, [2, 0, 1, 3]), shape);
}

/** `[block * N, ..., S, ...]` to `[N, ..., S * block, ...]`. */
function outOfBatch(x: Tensor, axis: number, block: number): Tensor {
  const [before, length, after] = around(x.shape, axis);
  const blocks = reshape(x, [block, before / block, length, after]);
  const shape = x.shape.map((size, index) =>
    index === 0 ? size / block : index === axis ? size * block : size,
  );
  return reshape(transpose(blocks, [1, 2, 0, 3]), shape);
}

/** Returns how many numbers lie before an axis, along it and after it. */
function around(shape: readonly number[], axis: number): readonly [number, number, number] {
  const product = (sizes: readonly number[]) => sizes.reduce((result, size) => result * size, 1);
  return [product(shape.slice(0, axis)), shape[axis] ?? 1, product(shape.slice(axis + 1))];
}
