import type * as Dawn from 'webgpu';
import type { Availability } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';
import { findBackendFactory } from '@tensorflow/tfjs-core';
import { loadWithGlobals } from './load-with-globals.js';
import type { WebgpuHost } from './webgpu-backend.js';

/** How Dawn is started. */
export interface DawnOptions {
  /** Handed to Dawn's `create`, for example `['adapter=NVIDIA']`; see the package `webgpu`. */
  readonly dawn?: readonly string[] | undefined;
}

const backendPackage = '@tensorflow/tfjs-backend-webgpu';

/**
 * WebGPU in Node.
 *
 * @param options How Dawn is started.
 * @returns The host of a backend.
 */
export function dawn({ dawn: options = [] }: DawnOptions = {}): WebgpuHost {
  const remedy = 'see that the graphics driver has Vulkan, or use @gradcam/adapter-wasm';
  return {
    remedy,
    availability: async (): Promise<Availability> => {
      const found = await loadDawn();
      if ('reason' in found) return { available: false, ...found };
      const gpu = found.create([...options]);
      return (await gpu.requestAdapter()) === null
        ? { available: false, reason: 'Dawn finds no graphics adapter that it can use', remedy }
        : { available: true };
    },
    loadBackend: async () => {
      // Border to tfjs-core: findBackendFactory is typed as if there were always one.
      const known = findBackendFactory('webgpu') as (() => unknown) | null | undefined;
      if (known != null) return;
      const found = await loadDawn();
      if ('reason' in found) return;
      const navigator = { gpu: found.create([...options]) };
      try {
        // All that tfjs's backend reads from the global object: the classes and constants of WebGPU whenever it works,
        // and navigator.gpu, by itself and through globalThis, when it is loaded and when it starts.
        loadWithGlobals(backendPackage, {
          ...Object.fromEntries(Object.entries(found.globals)),
          navigator,
          globalThis: { navigator },
        });
      } catch (cause) {
        throw new GradCamError(
          'BACKEND_UNAVAILABLE',
          `the package ${backendPackage} cannot be loaded; install it with npm install ${backendPackage}.`,
          { cause },
        );
      }
    },
  };
}

async function loadDawn(): Promise<typeof Dawn | { reason: string; remedy: string }> {
  try {
    return await import('webgpu');
  } catch (cause) {
    const isMissing =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    return isMissing
      ? {
          reason: 'the package webgpu, which brings WebGPU to Node, is not installed',
          remedy: 'run npm install webgpu, or use @gradcam/adapter-wasm',
        }
      : {
          reason: `the package webgpu does not load, got ${cause instanceof Error ? cause.message : String(cause)}`,
          remedy:
            'install a release of it that is built for this machine, or use @gradcam/adapter-wasm',
        };
  }
}
