import type { GatherV2Attrs, Tensor } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';

/** Gathers. tfjs-node takes no axis that is counted from the last. */
export const gatherAlongAnyAxis: KernelOverride = {
  kernelName: 'GatherV2',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const asked = parameters.attrs as unknown as GatherV2Attrs;
    const axis = asked.axis < 0 ? asked.axis + x.rank : asked.axis;
    return runOwn({ own, kernelName: 'GatherV2', parameters, attributes: { ...asked, axis } });
  },
};
