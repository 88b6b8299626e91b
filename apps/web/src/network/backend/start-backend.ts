import { wasmAdapter } from '@gradcam/adapter-wasm';
import { webglAdapter } from '@gradcam/adapter-webgl';
import { prepareAdapter } from '@gradcam/core/adapter';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { timeOfTrial } from './time-of-trial.js';

/** The part of TensorFlow.js that computes, and why, where there was a choice. */
export interface Backend {
  readonly name: string;
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
export async function startBackend(name: 'wasm' | 'webgl'): Promise<Backend> {
  const { adapter } = await prepareAdapter([
    name === 'webgl' ? webglAdapter() : wasmAdapter({ paths }),
  ]);
  return { name: adapter.name, note: undefined };
}

/**
 * Tries whether WebGL is faster than WebAssembly here, and takes the faster one. WebGL by software is a few times slower.
 *
 * @returns The backend; it is the active one.
 */
export async function fasterBackend(): Promise<Backend> {
  const availability = await webglAdapter().availability();
  if (!availability.available)
    return { name: 'wasm', note: `without the GPU, because ${availability.reason}` };
  const onWasm = await timeOfTrial();
  const webgl = await startBackend('webgl');
  const onWebgl = await timeOfTrial();
  const times = `${onWebgl.toFixed(1)} ms on webgl, ${onWasm.toFixed(1)} ms on wasm`;
  if (onWebgl < onWasm) return { ...webgl, note: `the faster one in a trial: ${times}` };
  const wasm = await startBackend('wasm');
  return { ...wasm, note: `the faster one in a trial: ${times}` };
}
