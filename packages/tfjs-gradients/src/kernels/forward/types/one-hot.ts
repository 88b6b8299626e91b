import {
  cast,
  equal,
  expandDims,
  fill,
  range,
  tidy,
  where,
  type OneHotAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';

/** Computes one-hot rows. wasm writes whole numbers into a result of any type, WebGL rounds what it writes. */
export const oneHotOfAnyType: KernelOverride = {
  kernelName: 'OneHot',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { indices } = inputs as unknown as { indices: Tensor };
      const { depth, onValue, offValue, dtype } = attrs as unknown as OneHotAttrs;
      const isThere = equal(expandDims(indices, -1), range(0, depth, 1, 'int32'));
      const rows = where(isThere, fill(isThere.shape, onValue), fill(isThere.shape, offValue));
      return cast(rows, dtype);
    }),
};
