import { isCallersOwn } from '@gradcam/errors';
import { util } from '@tensorflow/tfjs-core';
import { backendFailure, lost, refusal } from './backend-failure.js';
import { deviceWatch, type DeviceWatch } from './device-loss.js';

/**
 * Runs what makes a map, and turns failures of the backend into errors that a user can act on.
 *
 * @param run Makes the map.
 * @param discard Frees what `run` gave, where it cannot be trusted.
 * @returns The result of `run`.
 * @throws `BACKEND_LOST` if the device was lost, `BACKEND_FAILED` if it refused a part, both even if nothing was thrown;
 *   otherwise the errors of `backendFailure`
 */
export async function withBackendFailures<T>(
  run: () => Promise<T>,
  discard: (result: T) => void,
): Promise<T> {
  const watch = deviceWatch();
  if (watch !== undefined) return await watched(run, discard, watch);
  try {
    return await run();
  } catch (cause) {
    throw backendFailure(cause);
  }
}

async function watched<T>(
  run: () => Promise<T>,
  discard: (result: T) => void,
  watch: DeviceWatch,
): Promise<T> {
  const loss = watch.loss();
  if (loss !== undefined) throw lost(loss);
  const { length: refusedBefore } = await refusalsOf(watch);
  let result: T;
  try {
    result = await untilLost(run, watch);
  } catch (cause) {
    if (cutShort(cause)) await lossWithin(watch);
    throw backendFailure(cause);
  }
  const [refused] = (await refusalsOf(watch)).slice(refusedBefore);
  const lossSince = watch.loss();
  if (lossSince === undefined && refused === undefined) return result;
  discard(result);
  throw lossSince === undefined ? refusal(refused ?? '') : lost(lossSince);
}

async function refusalsOf(watch: DeviceWatch): Promise<readonly string[]> {
  return (await watch.refusals?.()) ?? [];
}

/** Checks for the errors with which a read from a device fails when the device is lost, a moment before the loss itself is reported: not for that of an aborted signal. */
function cutShort(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    ['AbortError', 'OperationError'].includes(cause.name) &&
    !isCallersOwn(cause)
  );
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
