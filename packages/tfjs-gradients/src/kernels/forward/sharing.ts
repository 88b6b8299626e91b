import { backend, clone, tensor1d, tidy } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/** A clone that shares the numbers of its tensor. wasm copies them, and a pass under the tape clones every activation several times, and the weights. */
export const sharing: KernelOverride = {
  kernelName: 'Identity',
  kernelFunc: ({ inputs }) => {
    const { x } = inputs;
    if (x === undefined) throw new RangeError('there is nothing to clone');
    const { dataId, shape, dtype } = x;
    backend().incRef(dataId);
    return { dataId, shape, dtype };
  },
};

/**
 * Checks whether clones share their numbers on the active backend.
 *
 * @returns False where they are copied.
 */
export function sharesClones(): Promise<boolean> {
  return Promise.resolve(
    tidy(() => {
      const one = tensor1d([1]);
      return clone(one).dataId === one.dataId;
    }),
  );
}
