import { tidy, tile, type Tensor, type TileAttrs } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { alongAxis, mostAxes } from './along-axis.js';

/**
 * Repeats. Where there are five axes, as in an enlarged picture of Keras 3, WebGPU waits for the device in the middle of a run, which has no answer in
 * Node and costs a simulated device its life; WebGL waits, too.
 */
export const tiling: KernelOverride = {
  kernelName: 'Tile',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { reps } = parameters.attrs as unknown as TileAttrs;
    if (x.rank <= mostAxes || x.dtype === 'string')
      return runOwn({ own, kernelName: 'Tile', parameters });
    return tidy(() =>
      reps.reduce(
        (part, times, axis) =>
          times === 1 ? part : alongAxis(part, axis, (at) => tile(at, [1, times, 1])),
        // Nothing to repeat gives a tensor of its own, too.
        x.clone(),
      ),
    );
  },
};
