import type * as WasmModule from '@tensorflow/tfjs-backend-wasm';
import { activateBackend, GradCamError, type Adapter } from '@gradcam/core';

/** Where the browser finds the WebAssembly files, and how they are run. */
export interface WasmOptions {
  /**
   * The address of the folder with `tfjs-backend-wasm.wasm`, `tfjs-backend-wasm-simd.wasm` and
   * `tfjs-backend-wasm-threaded-simd.wasm`, or the address of each. Not needed in Node.
   */
  readonly paths?: string | Readonly<Record<string, string>> | undefined;
}

/**
 * The WebAssembly backend, without pictures; it runs wherever WebAssembly does.
 *
 * @param options Where the files are.
 * @returns The adapter; nothing is loaded before `prepare`.
 */
export function wasmBackend(options: WasmOptions = {}): Adapter {
  return {
    name: 'wasm',
    backendName: 'wasm',
    device: 'cpu',
    availability: () =>
      Promise.resolve(
        typeof globalThis.WebAssembly === 'object'
          ? { available: true }
          : {
              available: false,
              reason: 'there is no WebAssembly here',
              remedy: 'use a current browser or Node 20',
            },
      ),
    prepare: async () => {
      const { setWasmPaths } = await importBackend();
      if (options.paths !== undefined)
        setWasmPaths(typeof options.paths === 'string' ? options.paths : { ...options.paths });
      await activateBackend(
        'wasm',
        'in a browser give wasmAdapter({ paths }), the address of the .wasm files',
      );
    },
  };
}

/** Loaded on demand: importing the adapter loads no backend and registers nothing. */
async function importBackend(): Promise<typeof WasmModule> {
  try {
    return await import('@tensorflow/tfjs-backend-wasm');
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'wasmAdapter: the package @tensorflow/tfjs-backend-wasm cannot be loaded; install it with npm install @tensorflow/tfjs-backend-wasm.',
      { cause },
    );
  }
}
