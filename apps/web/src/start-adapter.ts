import { wasmAdapter } from '@gradcam/adapter-wasm';
import { webglAdapter } from '@gradcam/adapter-webgl';
import { prepareAdapter, type Adapter } from '@gradcam/core/adapter';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';

/** The adapter that runs, and why it is not WebGL where it is not. */
export interface StartedAdapter {
  readonly adapter: Adapter;
  readonly note: string | undefined;
}

/**
 * Makes WebGL ready, or WebAssembly where there is no WebGL, and says so.
 *
 * @returns The adapter, prepared.
 */
export async function startAdapter(): Promise<StartedAdapter> {
  const paths = {
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  };
  const { adapter, skipped } = await prepareAdapter([webglAdapter(), wasmAdapter({ paths })]);
  const reasons = skipped.map(({ reason }) => reason).join(', and ');
  return { adapter, note: reasons === '' ? undefined : `without the GPU, because ${reasons}` };
}
