import {
  expandDims,
  scatterND,
  tidy,
  type Tensor,
  type Tensor1D,
  type UnsortedSegmentSumAttrs,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../with-overrides.js';

/** Sums over segments, which the gradient of gather is made of, as a scatter; wasm has no kernel for it. */
export const segmentSum: KernelOverride = {
  kernelName: 'UnsortedSegmentSum',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, segmentIds } = inputs as unknown as { x: Tensor; segmentIds: Tensor1D };
      const { numSegments } = attrs as unknown as UnsortedSegmentSumAttrs;
      return scatterND(expandDims(segmentIds, 1), x, [numSegments, ...x.shape.slice(1)]);
    }),
};
