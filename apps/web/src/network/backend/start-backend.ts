import { wasmAdapter } from '@gradcam/adapter-wasm';
import { webglAdapter } from '@gradcam/adapter-webgl';
import { prepareAdapter } from '@gradcam/core/adapter';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { timeOfTrial } from './time-of-trial.js';

/** The backends that the page knows. */
export type BackendName = 'wasm' | 'webgl';

/** The part of TensorFlow.js that computes, and why, where there was a choice. */
export interface Backend {
  readonly name: BackendName;
  readonly note: string | undefined;
}

const paths = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
};

/**
 * Makes a backend ready. WebAssembly is the first one: it starts at once, where WebGL compiles a program for each kind of layer.
 *
 * @param name The backend to take.
 * @returns The backend; it is the active one.
 */
export async function startBackend(name: BackendName): Promise<Backend> {
  await prepareAdapter([name === 'webgl' ? webglAdapter() : wasmAdapter({ paths })]);
  return { name, note: undefined };
}

/**
 * Tries whether WebGL is faster than WebAssembly here. WebGL by software is a few times slower.
 *
 * @returns The backend to take, with the reason.
 */
export async function fasterBackend(): Promise<Backend> {
  const availability = await webglAdapter().availability();
  if (!availability.available)
    return { name: 'wasm', note: `without the GPU, because ${availability.reason}` };
  await startBackend('wasm');
  const onWasm = await timeOfTrial();
  await startBackend('webgl');
  const onWebgl = await timeOfTrial();
  return {
    name: onWebgl < onWasm ? 'webgl' : 'wasm',
    note: `the faster one in a trial: ${onWebgl.toFixed(1)} ms on webgl, ${onWasm.toFixed(1)} ms on wasm`,
  };
}
