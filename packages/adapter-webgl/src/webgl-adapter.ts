import { activateBackend, GradCamError, type Adapter, type Availability } from '@gradcam/core';
import { browserPictures, type BrowserPictures } from '@gradcam/pictures/browser';

/**
 * WebGL in the browser, with pictures by createImageBitmap.
 *
 * @returns The adapter; nothing is loaded before it is used.
 */
export function webglAdapter(): Adapter & BrowserPictures {
  return {
    name: 'webgl',
    backendName: 'webgl',
    device: 'gpu',
    availability: () => Promise.resolve(availability()),
    prepare: async () => {
      const found = availability();
      if (!found.available) {
        throw new GradCamError(
          'BACKEND_UNAVAILABLE',
          `webglAdapter: ${found.reason}; ${found.remedy}.`,
        );
      }
      await importBackend();
      await activateBackend(
        'webgl',
        'close other tabs that use the GPU, or use @gradcam/adapter-wasm',
      );
    },
    ...browserPictures,
  };
}

/** Asks for a context and gives it back at once: browsers allow a page few of them. */
function availability(): Availability {
  const remedy = 'turn on hardware acceleration, or use @gradcam/adapter-wasm';
  if (typeof document === 'undefined' && typeof OffscreenCanvas === 'undefined') {
    return {
      available: false,
      reason: 'there is no canvas here',
      remedy: 'use it in a browser; in Node use @gradcam/adapter-wasm',
    };
  }
  const context =
    typeof OffscreenCanvas === 'undefined'
      ? document.createElement('canvas').getContext('webgl2')
      : new OffscreenCanvas(1, 1).getContext('webgl2');
  if (context === null)
    return { available: false, reason: 'the browser gives no WebGL 2 context', remedy };
  const floats = context.getExtension('EXT_color_buffer_float') !== null;
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return floats
    ? { available: true }
    : {
        available: false,
        reason: 'the device has no textures of 32-bit numbers, and 16 bits are too few for a map',
        remedy,
      };
}

/** Loaded on demand: importing the adapter loads no backend and registers nothing. */
async function importBackend(): Promise<void> {
  try {
    await import('@tensorflow/tfjs-backend-webgl');
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'webglAdapter: the package @tensorflow/tfjs-backend-webgl cannot be loaded; install it with npm install @tensorflow/tfjs-backend-webgl.',
      { cause },
    );
  }
}
