import { activateBackend, type Adapter, type Availability } from '@gradcam/core';
import { calledAs, GradCamError } from '@gradcam/errors';
import { dropLostBackend } from './drop-lost-backend.js';
import { watchActiveDevice } from './watch-device.js';

/** What the two places that have WebGPU, the browser and Dawn in Node, do differently. */
export interface WebgpuHost {
  /** Asks for a graphics adapter, and says what is missing where there is none. */
  readonly availability: () => Promise<Availability>;
  /** Loads tfjs's backend and has it registered under the name `webgpu`. */
  readonly loadBackend: () => Promise<void>;
  /** What a user can do if the backend does not start. */
  readonly remedy: string;
}

/**
 * The WebGPU backend, without pictures.
 *
 * @param host Where WebGPU comes from.
 * @returns The adapter; nothing is loaded before it is used.
 */
export function webgpuBackend(host: WebgpuHost): Adapter {
  return {
    name: 'webgpu',
    backendName: 'webgpu',
    device: 'gpu',
    availability: host.availability,
    prepare: () => calledAs('webgpuAdapter.prepare', () => prepare(host)),
  };
}

async function prepare(host: WebgpuHost): Promise<void> {
  const found = await host.availability();
  if (!found.available) {
    throw new GradCamError('BACKEND_UNAVAILABLE', `${found.reason}; ${found.remedy}.`);
  }
  await host.loadBackend();
  await dropLostBackend();
  await activateBackend('webgpu', host.remedy);
  watchActiveDevice();
}
