import {
  expandDims,
  less,
  scalar,
  scatterND,
  slice,
  tidy,
  where,
  type Tensor,
  type Tensor1D,
  type UnsortedSegmentSumAttrs,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/** Adds up segments, which the gradient of gather is made of, as a scatter; wasm has no kernel for it. */
export const segmentSum: KernelOverride = {
  kernelName: 'UnsortedSegmentSum',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, segmentIds } = inputs as unknown as { x: Tensor; segmentIds: Tensor1D };
      const { numSegments } = attrs as unknown as UnsortedSegmentSumAttrs;
      // What has a negative segment is dropped: it goes to one more, behind the others. wasm's scatter would write before its memory.
      const places = where<Tensor>(less(segmentIds, 0), scalar(numSegments, 'int32'), segmentIds);
      const sums = scatterND(expandDims(places, 1), x, [numSegments + 1, ...x.shape.slice(1)]);
      return slice(sums, [0], [numSegments]);
    }),
};
