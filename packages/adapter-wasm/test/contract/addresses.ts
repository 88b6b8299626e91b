import type { Adapter } from '@gradcam/core/adapter';
import { getBackend, removeBackend } from '@tensorflow/tfjs-core';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { vi } from 'vitest';

/** Where Vite serves the WebAssembly files. */
export const paths = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
};

/**
 * Starts the backend anew.
 *
 * @param adapter Prepares it.
 * @returns The names of the WebAssembly files that it has fetched.
 */
export async function filesFetchedBy(adapter: Adapter): Promise<string[]> {
  if (getBackend() === 'wasm') removeBackend('wasm');
  const fetching = vi.spyOn(globalThis, 'fetch');
  await adapter.prepare();
  const names = fetching.mock.calls.flatMap(
    ([address]) =>
      // Border to emscripten, which asks by a text.
      /[^/]*\.wasm$/.exec(address as string) ?? [],
  );
  fetching.mockRestore();
  return names;
}
