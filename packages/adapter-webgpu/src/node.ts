import type { Adapter } from '@gradcam/core';
import { calledAs, checkOptionNames } from '@gradcam/errors';
import { nodePictures, type NodePictures } from '@gradcam/pictures/node';
import { dawn, type DawnOptions } from './dawn.js';
import { webgpuBackend } from './webgpu-backend.js';

export type { DawnOptions } from './dawn.js';

/**
 * WebGPU in Node, by Dawn from the npm package `webgpu`, with pictures by sharp.
 *
 * @param options Which of the machine's graphics adapters Dawn takes.
 * @returns The adapter; nothing is loaded before it is used, and nothing is put into the global object.
 */
export function webgpuAdapter(options?: DawnOptions): Adapter & NodePictures {
  calledAs('webgpuAdapter', () => {
    checkOptionNames(options, { dawn: true } satisfies Record<keyof DawnOptions, true>);
  });
  return { ...webgpuBackend(dawn(options)), ...nodePictures };
}
