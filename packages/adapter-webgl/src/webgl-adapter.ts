import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import {
  defineAdapter,
  importOptional,
  type Adapter,
  type DeviceWatch,
  type Obstacle,
} from '@gradcam/core/adapter';
import { GradCamError } from '@gradcam/errors';
import { env } from '@tensorflow/tfjs-core';

const wasm = 'use @gradcam/adapter-wasm';
/** Measured with the flag WEBGL_FORCE_F16_TEXTURES; see the README. */
const tooFew = '16 bits are too few for a map';

/**
 * Makes the adapter of WebGL in the browser.
 *
 * @returns The adapter; nothing is loaded before it is used.
 */
export function webglAdapter(): Adapter {
  return defineAdapter<MathBackendWebGL>({
    name: 'webgl',
    device: 'gpu',
    check: findObstacle,
    load: async () => {
      await importOptional(
        '@tensorflow/tfjs-backend-webgl',
        () => import('@tensorflow/tfjs-backend-webgl'),
      );
      // A program may ask tfjs for textures of 16 bits although the device has more.
      if (env().getBool('WEBGL_FORCE_F16_TEXTURES')) {
        const reason = `the flag WEBGL_FORCE_F16_TEXTURES is set, and ${tooFew}`;
        throw new GradCamError('BACKEND_UNAVAILABLE', `${reason}; unset it, or ${wasm}.`);
      }
    },
    remedy: `close other tabs that use the GPU, or ${wasm}`,
    watch: ({ gpgpu }) => contextWatch(gpgpu.gl),
  });
}

/** Asks for a context and gives it back at once: browsers allow a page few of them. */
function findObstacle(): Obstacle | undefined {
  if (typeof document === 'undefined' && typeof OffscreenCanvas === 'undefined')
    return {
      reason: 'there is no canvas here',
      remedy: `use it in a browser; in Node ${wasm}`,
    };
  const context =
    typeof OffscreenCanvas === 'undefined'
      ? document.createElement('canvas').getContext('webgl2')
      : new OffscreenCanvas(1, 1).getContext('webgl2');
  const remedy = `turn on hardware acceleration, or ${wasm}`;
  if (context === null) return { reason: 'the browser gives no WebGL 2 context', remedy };
  const hasFloats = context.getExtension('EXT_color_buffer_float') !== null;
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return hasFloats
    ? undefined
    : { reason: `the device has no textures of 32-bit numbers, and ${tooFew}`, remedy };
}

function contextWatch(gl: WebGLRenderingContext): DeviceWatch {
  const reason = 'the browser took the WebGL context away';
  return {
    loss: () => (gl.isContextLost() ? reason : undefined),
    onLoss: (tell) => {
      const listener = () => {
        tell(reason);
      };
      gl.canvas.addEventListener('webglcontextlost', listener);
      return () => {
        gl.canvas.removeEventListener('webglcontextlost', listener);
      };
    },
  };
}
