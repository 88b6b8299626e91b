import { activateBackend, type Adapter, type Availability } from '@gradcam/core';
import { calledAs, GradCamError } from '@gradcam/errors';
import { env } from '@tensorflow/tfjs-core';
import { browserPictures, type BrowserPictures } from '@gradcam/pictures/browser';
import { renewLostContext, watchContext } from './context-loss.js';
import { importBackend } from './import-backend.js';

/** Measured with the flag WEBGL_FORCE_F16_TEXTURES; see the README. */
const tooFew = '16 bits are too few for a map';

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
    prepare: () => calledAs('webglAdapter.prepare', prepare),
    ...browserPictures,
  };
}

async function prepare(): Promise<void> {
  const found = availability();
  if (!found.available) {
    throw new GradCamError('BACKEND_UNAVAILABLE', `${found.reason}; ${found.remedy}.`);
  }
  renewLostContext(await importBackend());
  requireFloat32();
  await activateBackend('webgl', 'close other tabs that use the GPU, or use @gradcam/adapter-wasm');
  watchContext();
}

/** A program may ask tfjs for textures of 16 bits although the device has more. */
function requireFloat32(): void {
  if (!env().getBool('WEBGL_FORCE_F16_TEXTURES')) return;
  throw new GradCamError(
    'BACKEND_UNAVAILABLE',
    `the flag WEBGL_FORCE_F16_TEXTURES is set, and ${tooFew}; unset it, or use @gradcam/adapter-wasm.`,
  );
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
        reason: `the device has no textures of 32-bit numbers, and ${tooFew}`,
        remedy,
      };
}
