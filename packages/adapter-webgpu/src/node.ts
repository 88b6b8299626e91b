import { defineAdapter, type Adapter } from '@gradcam/core/adapter';
import { calledAs, checkOptionNames } from '@gradcam/errors';
import { findObstacle, loadOnDawn, remedy, type DawnOptions } from './dawn.js';
import { watchDevice, type WebgpuBackend } from './watch-device.js';

export type { DawnOptions } from './dawn.js';

/**
 * Makes the adapter of WebGPU in Node, by Dawn from the npm package `webgpu`.
 *
 * @param options The graphics adapter of the machine that Dawn uses.
 * @returns The adapter; nothing is loaded before it is used, and nothing is put into the global object.
 * @throws `BAD_OPTION`
 */
export function webgpuAdapter(options: DawnOptions = {}): Adapter {
  calledAs('webgpuAdapter', () => {
    checkOptionNames(options, { dawn: true } satisfies Record<keyof DawnOptions, true>);
  });
  return defineAdapter<WebgpuBackend>({
    name: 'webgpu',
    device: 'gpu',
    check: () => findObstacle(options),
    load: () => loadOnDawn(options),
    remedy,
    watch: watchDevice,
  });
}
