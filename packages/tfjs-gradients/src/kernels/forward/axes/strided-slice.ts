import {
  gather,
  reshape,
  slice_util,
  tensor1d,
  tidy,
  zeros,
  type StridedSliceAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';
import { alongAxis } from './along-axis.js';

/**
 * Takes a strided slice. Of anything but float32, wasm calls the result float32; WebGL and WebGPU have none of five axes. Here
 * the positions are gathered axis by axis.
 */
export const anyStridedSlice: KernelOverride = {
  kernelName: 'StridedSlice',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    if (x.rank <= 4 && x.dtype === 'float32')
      return runOwn({ own, kernelName: 'StridedSlice', parameters });
    const attributes = parameters.attrs as unknown as StridedSliceAttrs;
    const info = slice_util.sliceInfo(
      x.shape,
      attributes.begin,
      attributes.end,
      attributes.strides,
      attributes.beginMask,
      attributes.endMask,
      attributes.ellipsisMask,
      attributes.newAxisMask,
      attributes.shrinkAxisMask,
    );
    return tidy(() => {
      if (info.finalShape.includes(0)) return zeros(info.finalShape, x.dtype);
      const taken = info.begin.reduce((part: Tensor, begin, axis) => {
        const places = placesOf(begin, info.end[axis] ?? 0, info.strides[axis] ?? 1);
        if (places.length === part.shape[axis] && places[0] === 0) return part;
        return alongAxis(part, axis, (at) => gather(at, tensor1d(places, 'int32'), 1));
      }, x);
      return reshape(taken, info.finalShape);
    });
  },
};

function placesOf(begin: number, end: number, stride: number): number[] {
  const count = Math.max(0, Math.ceil((end - begin) / stride));
  return Array.from({ length: count }, (_, index) => begin + index * stride);
}
