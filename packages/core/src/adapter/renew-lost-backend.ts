import { engine, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { deviceWatch } from '../error/device-loss.js';

/**
 * Takes a backend whose device is lost out of tfjs, which would go on using it, so that the next start makes a new one. Tensors that were
 * on the device are gone with it.
 *
 * @param backendName As tfjs knows it.
 */
export function renewLostBackend(backendName: string): void {
  if (deviceWatch(backendName)?.loss() === undefined) return;
  const registration = engine().registryFactory[backendName];
  removeBackend(backendName);
  if (registration === undefined) return;
  registerBackend(backendName, registration.factory, registration.priority);
}
