import {
  cast,
  cumprod,
  cumsum,
  mirrorPad,
  pad,
  reshape,
  reverse,
  tidy,
  where,
  type CumsumAttrs,
  type MirrorPadAttrs,
  type PadV2Attrs,
  type ReverseAttrs,
  type Tensor,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';
import { alongAxis } from './along-axis.js';

/** The most axes that every kernel of WebGL and WebGPU takes. */
const most = 4;

/**
 * Reverses. WebGL and WebGPU have none of five axes; of truth values, wasm writes four bytes for each, over whatever lies
 * behind them in its memory.
 */
export const reversal: KernelOverride = {
  kernelName: 'Reverse',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { dims } = parameters.attrs as unknown as ReverseAttrs;
    if (x.dtype === 'bool') return tidy(() => cast(reverse(cast(x, 'int32'), dims), 'bool'));
    if (x.rank <= most) return runOwn({ own, kernelName: 'Reverse', parameters });
    const axes = [dims].flat().map((axis) => (axis < 0 ? axis + x.rank : axis));
    return tidy(() =>
      axes.reduce((part, axis) => alongAxis(part, axis, (at) => reverse(at, 1)), x),
    );
  },
};

/**
 * Sums up to each place. WebGL and WebGPU have none of five axes; from behind, WebGPU compiles the length of the axis into a
 * program that it then uses for every length.
 */
export const cumulativeSum = cumulative('Cumsum', cumsum);

/** Multiplies up to each place, with the same faults. */
export const cumulativeProduct = cumulative('Cumprod', cumprod);

function cumulative(kernelName: string, op: typeof cumsum): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x } = parameters.inputs as unknown as { x: Tensor };
      const { axis, exclusive, reverse: isFromBehind } = parameters.attrs as unknown as CumsumAttrs;
      if (x.rank <= most && !isFromBehind) return runOwn({ own, kernelName, parameters });
      const at = axis < 0 ? axis + x.rank : axis;
      const mirrored = (part: Tensor3D) => (isFromBehind ? reverse(part, 1) : part);
      return tidy(() =>
        alongAxis(x, at, (part) => mirrored(op(mirrored(part), 1, exclusive))).clone(),
      );
    },
  };
}

/** Chooses by truth values. WebGL and WebGPU have none of five axes. */
export const selection: KernelOverride = {
  kernelName: 'Select',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs of a kernel are untyped.
    const { condition, t, e } = parameters.inputs as unknown as Record<
      'condition' | 't' | 'e',
      Tensor
    >;
    if (t.rank <= most) return runOwn({ own, kernelName: 'Select', parameters });
    // A list of truths chooses whole rows.
    const rows = condition.rank === 1 ? condition.size : t.size;
    return tidy(() =>
      reshape(
        where(reshape(condition, [rows, 1]), reshape(t, [rows, -1]), reshape(e, [rows, -1])),
        t.shape,
      ),
    );
  },
};

/** Pads. WebGL and WebGPU have none of five axes. */
export const padding: KernelOverride = {
  kernelName: 'PadV2',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { paddings, constantValue } = parameters.attrs as unknown as PadV2Attrs;
    if (x.rank <= most) return runOwn({ own, kernelName: 'PadV2', parameters });
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
    if (x.rank <= most) return runOwn({ own, kernelName: 'MirrorPad', parameters });
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
