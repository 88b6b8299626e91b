import { getBackend, scalar, Tensor, tidy, util } from '@tensorflow/tfjs-core';
import { deviceWatch, type DeviceWatch } from './device-loss.js';
import { GradCamError, isCallersOwn } from '@gradcam/errors';

/**
 * Runs what makes a map, and turns failures of the backend into errors that a user can act on.
 *
 * @param run Makes the map.
 * @param discard Frees what `run` gave, where it cannot be trusted.
 * @returns What `run` gives.
 * @throws `BACKEND_LOST` where the device was lost, `BACKEND_FAILED` where it refused a part, both also where nothing was thrown; else
 *   the errors of `backendFailure`
 */
export async function withBackendFailures<T>(
  run: () => Promise<T>,
  discard: (result: T) => void,
): Promise<T> {
  const watch = deviceWatch();
  const loss = watch?.loss();
  if (loss !== undefined) throw lost(loss);
  const refusedBefore = (await watch?.refusals?.())?.length ?? 0;
  let result: T;
  try {
    result = await (watch === undefined ? run() : untilLost(run, watch));
  } catch (cause) {
    if (watch !== undefined && cutShort(cause)) await lossWithin(watch);
    throw backendFailure(cause);
  }
  const refused = (await watch?.refusals?.())?.[refusedBefore];
  const lossSince = watch?.loss();
  if (lossSince === undefined && refused === undefined) return result;
  discard(result);
  throw lossSince === undefined ? refusal(refused ?? '') : lost(lossSince);
}

/** What a read from a device ends in when it is lost, a moment before the loss itself is told. */
function cutShort(cause: unknown): boolean {
  return cause instanceof Error && ['AbortError', 'OperationError'].includes(cause.name);
}

/** Waits until the device is lost, but no longer than two seconds. */
async function lossWithin({ loss }: DeviceWatch): Promise<void> {
  const isLost = () => loss() !== undefined;
  // It rejects when the time is over: then something else was wrong.
  await util.repeatedTry(isLost, () => 20, 100).catch(() => undefined);
}

/** Fails when the device is lost: the run itself may then never end. */
function untilLost<T>(run: () => Promise<T>, { onLoss }: DeviceWatch): Promise<T> {
  let stop: (() => void) | undefined;
  let isSettled = false;
  return new Promise<T>((resolve, reject) => {
    stop = onLoss((loss) => {
      // Half a second, for a run that ends by itself to free what it holds.
      const end = () => {
        reject(lost(loss));
      };
      util
        .repeatedTry(
          () => isSettled,
          () => 20,
          25,
        )
        .then(end, end);
    });
    run()
      .finally(() => {
        isSettled = true;
      })
      .then(resolve, reject);
  }).finally(() => {
    stop?.();
  });
}

const memory =
  /out of memory|texture size|cannot enlarge memory|array buffer allocation|invalid typed array length|buffer size/i;

/**
 * What a failure under a map means for the user.
 *
 * @param cause What was thrown.
 * @returns A `GradCamError` with the code `BACKEND_LOST`, `OUT_OF_MEMORY`, `DISPOSED`, `TFJS_TWICE` or `BACKEND_FAILED`; the
 *   cause itself where it is a typed error, or the caller's own.
 */
export function backendFailure(cause: unknown): unknown {
  const loss = deviceWatch()?.loss();
  if (loss !== undefined) return lost(loss, cause);
  if (cause instanceof GradCamError || !(cause instanceof Error)) return cause;
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

function lost(loss: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'BACKEND_LOST',
    `the device under the backend "${getBackend()}" was lost, ${loss}; prepare the adapter again and load the model again, for its weights were on the device.`,
    { cause },
  );
}

function refusal(refused: string): GradCamError {
  return new GradCamError(
    'BACKEND_FAILED',
    `the device under the backend "${getBackend()}" refused a part of the computation, ${refused}; use another backend, such as wasm, for this network.`,
  );
}

/** The engine is one for the page, and makes tensors of the copy that was loaded first. */
function isTfjsTwice(): boolean {
  return tidy(() => scalar(0).constructor !== Tensor);
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] ?? message;
}
