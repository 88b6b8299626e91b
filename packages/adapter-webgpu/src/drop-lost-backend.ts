import {
  findBackend,
  findBackendFactory,
  registerBackend,
  removeBackend,
} from '@tensorflow/tfjs-core';

/** Of tfjs-backend-webgpu's own, as much as it takes to know that its device is gone. */
interface OnDevice {
  readonly device: { readonly lost: Promise<unknown> };
}

const priority = 3;

/**
 * Takes a backend whose device is lost out of tfjs, which would go on using it, so that the next start makes a new one.
 * Tensors that were on the device are gone with it.
 */
export async function dropLostBackend(): Promise<void> {
  // Border to tfjs-core: findBackend is typed as if there were always one, and of no kind in particular.
  const backend = findBackend('webgpu') as (Partial<OnDevice> & object) | null;
  if (backend?.device === undefined || !(await isLost(backend.device.lost))) return;
  const factory = findBackendFactory('webgpu');
  removeBackend('webgpu');
  registerBackend('webgpu', factory, priority);
}

/** `lost` stays open as long as the device works. */
async function isLost(lost: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  return (await Promise.race([lost, Promise.resolve(open)])) !== open;
}
