import { getBackend } from '@tensorflow/tfjs-core';

/** How to know that the device under a backend was lost. */
export interface DeviceWatch {
  /** How it was lost, as a clause, or `undefined` while it is there. */
  readonly loss: () => string | undefined;
  /**
   * Calls back with the same when it is lost, for what waits for the device then may wait for ever.
   *
   * @returns Ends the watching.
   */
  readonly onLoss: (tell: (loss: string) => void) => () => void;
  /**
   * Lists what the device has refused to compute so far, as clauses: a shader that is not valid, say, which tfjs does not hear of, and goes
   * on with zeros. Left out where a backend throws instead.
   */
  readonly refusals?: () => Promise<readonly string[]>;
}

const watches = new Map<string, DeviceWatch>();

/**
 * Tells how to know that the device under a backend was lost: a GPU can go at any time, and tfjs then reads zeros, or waits
 * for ever. For adapters.
 *
 * @param backendName As tfjs knows it.
 * @param watch Replaces the one before.
 */
export function watchDevice(backendName: string, watch: DeviceWatch): void {
  watches.set(backendName, watch);
}

/**
 * The watch of the active backend's device.
 *
 * @returns The watch, or `undefined` where nobody knows.
 */
export function deviceWatch(): DeviceWatch | undefined {
  return watches.get(getBackend());
}
