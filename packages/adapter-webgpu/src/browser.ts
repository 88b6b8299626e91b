import type { Adapter, Availability } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';
import { browserPictures, type BrowserPictures } from '@gradcam/pictures/browser';
import { webgpuBackend } from './webgpu-backend.js';

/**
 * WebGPU in the browser, with pictures by createImageBitmap.
 *
 * @returns The adapter; nothing is loaded before it is used.
 */
export function webgpuAdapter(): Adapter & BrowserPictures {
  const remedy = 'turn on hardware acceleration, or use @gradcam/adapter-webgl';
  return {
    ...webgpuBackend({ availability: () => availability(remedy), loadBackend, remedy }),
    ...browserPictures,
  };
}

async function availability(remedy: string): Promise<Availability> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) {
    return globalThis.isSecureContext
      ? {
          available: false,
          reason: 'the browser has no WebGPU (navigator.gpu)',
          remedy: 'use a current browser, or @gradcam/adapter-webgl',
        }
      : {
          available: false,
          reason: 'WebGPU exists in secure pages only',
          remedy: 'serve the page over https or from localhost, or use @gradcam/adapter-webgl',
        };
  }
  return (await navigator.gpu.requestAdapter()) === null
    ? { available: false, reason: 'the browser gives no WebGPU adapter', remedy }
    : { available: true };
}

/** Loaded on demand: importing the adapter loads no backend and registers nothing. */
async function loadBackend(): Promise<void> {
  try {
    await import('@tensorflow/tfjs-backend-webgpu');
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'the package @tensorflow/tfjs-backend-webgpu cannot be loaded; install it with npm install @tensorflow/tfjs-backend-webgpu.',
      { cause },
    );
  }
}
