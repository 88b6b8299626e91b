import {
  cast,
  cumprod,
  cumsum,
  reverse,
  tidy,
  type CumsumAttrs,
  type Tensor,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { alongAxis, mostAxes } from './along-axis.js';

/**
 * Sums up to each position. Every backend but tfjs-node fails along an axis that is counted from the last; WebGL and WebGPU have none of
 * five axes; WebGPU takes whole numbers wrongly, and from behind it compiles the length of the axis into a program that it then uses for
 * every length.
 */
export const cumulativeSum = cumulative('Cumsum', cumsum);

/** Multiplies up to each position, with the same faults. */
export const cumulativeProduct = cumulative('Cumprod', cumprod);

function cumulative(kernelName: string, op: typeof cumsum): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x } = parameters.inputs as unknown as { x: Tensor };
      const asked = parameters.attrs as unknown as CumsumAttrs;
      const { exclusive, reverse: isFromBehind } = asked;
      const axis = asked.axis < 0 ? asked.axis + x.rank : asked.axis;
      if (x.dtype === 'int32') {
        return tidy(() => cast(op(cast(x, 'float32'), axis, exclusive, isFromBehind), 'int32'));
      }
      if (x.rank <= mostAxes && !isFromBehind) {
        return runOwn({ own, kernelName, parameters, attributes: { ...asked, axis } });
      }
      const mirrored = (part: Tensor3D) => (isFromBehind ? reverse(part, 1) : part);
      return tidy(() =>
        alongAxis(x, axis, (part) => mirrored(op(mirrored(part), 1, exclusive))).clone(),
      );
    },
  };
}
