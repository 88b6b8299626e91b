import { watchDevice } from '@gradcam/core';
import type * as WebglModule from '@tensorflow/tfjs-backend-webgl';
import { backend, findBackend, registerBackend, removeBackend } from '@tensorflow/tfjs-core';

type HasContext = Pick<WebglModule.MathBackendWebGL, 'gpgpu'>;

const reason = 'the browser took the WebGL context away';

/**
 * Gives the backend a new context where the last one was lost; tfjs itself never does.
 *
 * @param webgl The backend's package.
 */
export function renewLostContext(webgl: typeof WebglModule): void {
  // Border to tfjs: findBackend gives any backend, and null where there is none yet.
  const current = findBackend('webgl') as unknown as HasContext | null;
  if (current?.gpgpu.gl.isContextLost() !== true) return;
  removeBackend('webgl');
  registerBackend('webgl', () => new webgl.MathBackendWebGL(), 2);
}

/** Makes the loss of the active backend's context known to the maps that run on it. */
export function watchContext(): void {
  // Border to tfjs: the active backend is the one that was just activated.
  const { gl } = (backend() as unknown as HasContext).gpgpu;
  watchDevice('webgl', {
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
  });
}
