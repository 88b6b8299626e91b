import { calledAs, checkKind, isObject } from '@gradcam/errors';
import { engine, getBackend, type KernelBackend } from '@tensorflow/tfjs-core';

/** The watch over the device under a backend. */
export interface DeviceWatch {
  /** Returns how the device was lost, as a clause, or `undefined` while it is working. */
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

/** A backend carries its watch under this name, so that every copy of this package in a program finds it. */
const watchKey = Symbol.for('@gradcam/core/device-watch');

/** A backend that may carry one. */
type Watched = KernelBackend & { readonly [watchKey]?: DeviceWatch };

/**
 * Tells how to know that the device under a backend was lost: a GPU can go at any time, and tfjs then reads zeros, or waits
 * for ever.
 *
 * @param backend The backend; the watch is forgotten with it.
 * @param watch Replaces the one before.
 * @throws `BAD_OPTION`
 */
export function watchDevice(backend: KernelBackend, watch: DeviceWatch): void {
  calledAs('watchDevice', () => {
    checkKind(
      isObject(backend) && Object.isExtensible(backend),
      backend,
      'this is not a backend',
      'one of TensorFlow.js',
    );
    checkKind(isObject(watch), watch, 'this is not a watch', '{ loss, onLoss }');
  });
  Object.defineProperty(backend, watchKey, { value: watch, configurable: true });
}

/**
 * Finds the watch of a backend's device.
 *
 * @param backendName As tfjs knows the backend; the active one when left out.
 * @returns The watch, or `undefined` if there is none, or the backend has not been started.
 * @throws `BAD_OPTION`
 */
export function deviceWatch(backendName: string = getBackend()): DeviceWatch | undefined {
  calledAs('deviceWatch', () => {
    // Border to tfjs-core: typed as if there were always an active one.
    const name: unknown = backendName;
    const isName = typeof name === 'string' || name === null || name === undefined;
    checkKind(isName, name, 'this is not the name of a backend', 'one such as "wasm"');
  });
  // Border to tfjs-core: findBackend would start a backend that is only registered, and this is typed as if there were always one.
  const backend = engine().registry[backendName] as Watched | undefined;
  return backend?.[watchKey];
}
