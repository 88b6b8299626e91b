import { defineAdapter, importOptional, type Adapter, type Obstacle } from '@gradcam/core/adapter';
import { watchDevice, type WebgpuBackend } from './watch-device.js';

const remedy = 'turn on hardware acceleration, or use @gradcam/adapter-webgl';

/**
 * Makes the adapter of WebGPU in the browser.
 *
 * @returns The adapter; nothing is loaded before it is used.
 */
export function webgpuAdapter(): Adapter {
  return defineAdapter<WebgpuBackend>({
    name: 'webgpu',
    device: 'gpu',
    check: findObstacle,
    load: () =>
      importOptional(
        '@tensorflow/tfjs-backend-webgpu',
        () => import('@tensorflow/tfjs-backend-webgpu'),
      ),
    remedy,
    watch: watchDevice,
  });
}

async function findObstacle(): Promise<Obstacle | undefined> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) {
    return globalThis.isSecureContext
      ? {
          reason: 'the browser has no WebGPU (navigator.gpu)',
          remedy: 'use a current browser, or @gradcam/adapter-webgl',
        }
      : {
          reason: 'WebGPU exists in secure pages only',
          remedy: 'serve the page over https or from localhost, or use @gradcam/adapter-webgl',
        };
  }
  return (await navigator.gpu.requestAdapter()) === null
    ? { reason: 'the browser gives no WebGPU adapter', remedy }
    : undefined;
}
