import { backend, getBackend, util } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';

/** A backend that tells when its device is gone, as WebGPU's does: the promise stays open as long as it works. */
interface OnDevice {
  readonly device?: { readonly lost?: Promise<unknown> };
}

/** What a read from a device ends in when it is lost; the loss itself may be told a moment later. */
const signs = ['AbortError', 'OperationError'];
const patience = { tries: 100, milliseconds: 20 };

/**
 * Runs something, and where it fails because the device under the backend was lost meanwhile, says so.
 *
 * @param run What is run.
 * @returns What `run` returns.
 * @throws `BACKEND_LOST`, or what `run` throws.
 */
export async function orBackendLost<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof Error && signs.includes(cause.name)) || !(await isDeviceLost()))
      throw cause;
    throw new GradCamError(
      'BACKEND_LOST',
      `gradCAM: the backend "${getBackend()}" lost its device, and every tensor on it; call the adapter's prepare() again, load the model again and make the input again.`,
      { cause },
    );
  }
}

async function isDeviceLost(): Promise<boolean> {
  // Border to tfjs: a backend's own fields are not part of its type.
  const lost = (backend() as OnDevice).device?.lost;
  if (lost === undefined) return false;
  let isLost = false;
  void lost.then(() => (isLost = true));
  return util
    .repeatedTry(
      () => isLost,
      () => patience.milliseconds,
      patience.tries,
    )
    .then(
      () => true,
      () => false,
    );
}
