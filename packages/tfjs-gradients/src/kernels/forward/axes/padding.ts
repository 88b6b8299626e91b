import {
  mirrorPad,
  pad,
  tidy,
  type MirrorPadAttrs,
  type PadV2Attrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { alongAxis, mostAxes } from './along-axis.js';

/** Pads. WebGL and WebGPU have none of five axes. */
export const padding: KernelOverride = {
  kernelName: 'PadV2',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { paddings, constantValue } = parameters.attrs as unknown as PadV2Attrs;
    if (x.rank <= mostAxes) return runOwn({ own, kernelName: 'PadV2', parameters });
    return tidy(() =>
      paddedAxes(x, paddings, (part, sides) => pad(part, sides, constantValue)).clone(),
    );
  },
};

/** Pads by a mirror, with the same gap. */
export const mirrorPadding: KernelOverride = {
  kernelName: 'MirrorPad',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { paddings, mode } = parameters.attrs as unknown as MirrorPadAttrs;
    if (x.rank <= mostAxes) return runOwn({ own, kernelName: 'MirrorPad', parameters });
    return tidy(() =>
      paddedAxes(x, paddings, (part, sides) => mirrorPad(part, sides, mode)).clone(),
    );
  },
};

function paddedAxes(
  x: Tensor,
  paddings: readonly [number, number][],
  padPart: (part: Tensor, sides: [number, number][]) => Tensor,
): Tensor {
  return paddings.reduce<Tensor>((part, sides, axis) => {
    const isNone = sides.every((side) => side === 0);
    return isNone ? part : alongAxis(part, axis, (at) => padPart(at, [[0, 0], sides, [0, 0]]));
  }, x);
}
