import { getBackend, scalar, Tensor, tidy } from '@tensorflow/tfjs-core';
import { deviceWatch } from './device-loss.js';
import { GradCamError, isCallersOwn, loadFailure } from '@gradcam/errors';
import { isReason } from '../pace/require-going.js';

const memory =
  /out of memory|texture size|cannot enlarge memory|array buffer allocation|invalid typed array length|buffer size/i;

/**
 * Says what a failure under a map means for the user.
 *
 * @param cause The error that was thrown.
 * @returns A `GradCamError` with the code `BACKEND_LOST`, `OUT_OF_MEMORY`, `DISPOSED`, `TFJS_TWICE`, `DOWNLOAD_FAILED` or `BACKEND_FAILED`; the
 *   cause itself where it is a typed error, the reason of a signal, or the caller's own.
 */
export function backendFailure(cause: unknown): unknown {
  const loss = deviceWatch()?.loss();
  if (loss !== undefined) return lost(loss, cause);
  if (!isUntold(cause)) return cause;
  const unloaded = loadFailure(cause);
  if (unloaded !== undefined) return unloaded;
  if (memory.test(cause.message)) {
    return new GradCamError(
      'OUT_OF_MEMORY',
      `the backend "${getBackend()}" has no room for this, got "${firstLine(cause)}"; give a smaller input, fewer at once, or a feature layer nearer to the output.`,
      { cause },
    );
  }
  // WebAssembly stopped by a trap: what is in its memory may be overwritten, and its threads may wait for ever.
  if (cause.name === 'RuntimeError') return lost(`got "${firstLine(cause)}"`, cause);
  if (/is (already )?disposed/i.test(cause.message)) {
    return new GradCamError(
      'DISPOSED',
      `something that the map needs was disposed, got "${firstLine(cause)}"; keep the model and the inputs until their maps are made.`,
      { cause },
    );
  }
  if (isTfjsTwice()) {
    return new GradCamError(
      'TFJS_TWICE',
      `TensorFlow.js failed, and there are two copies of @tensorflow/tfjs-core here, got "${firstLine(cause)}"; make the bundler and all packages use one (npm dedupe, or resolve.dedupe in Vite).`,
      { cause },
    );
  }
  if (isCallersOwn(cause)) return cause;
  return new GradCamError(
    'BACKEND_FAILED',
    `the network failed on the backend "${getBackend()}", got "${firstLine(cause)}"; look at the error's cause, and try another backend where it is none of your own code.`,
    { cause },
  );
}

/**
 * Makes the error for a device that was lost.
 *
 * @param loss The adapter's description of the loss.
 * @param cause The error that was thrown, if any.
 * @returns `BACKEND_LOST`, not thrown.
 */
export function lost(loss: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'BACKEND_LOST',
    `the device under the backend "${getBackend()}" was lost, ${loss}; prepare the adapter again and load the model again, for its weights were on the device.`,
    { cause },
  );
}

/**
 * Makes the error for a part of the computation that a device refused.
 *
 * @param refused The adapter's description of the refusal.
 * @returns `BACKEND_FAILED`, not thrown.
 */
export function refusal(refused: string): GradCamError {
  return new GradCamError(
    'BACKEND_FAILED',
    `the device under the backend "${getBackend()}" refused a part of the computation, ${refused}; use another backend, such as wasm, for this network.`,
  );
}

/** Neither a sentence of this package's nor the reason of a signal. */
function isUntold(cause: unknown): cause is Error {
  return cause instanceof Error && !(cause instanceof GradCamError) && !isReason(cause);
}

/** The engine is one for the page, and makes tensors of the copy that was loaded first. */
function isTfjsTwice(): boolean {
  return tidy(() => scalar(0).constructor !== Tensor);
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] ?? message;
}
