import type { Adapter } from '@gradcam/core';
import { browserPictures, type BrowserPictures } from '@gradcam/pictures/browser';
import { wasmBackend, type WasmOptions } from './wasm-backend.js';

export type { WasmOptions } from './wasm-backend.js';

/**
 * WebAssembly in the browser, with pictures by createImageBitmap.
 *
 * @param options Where the WebAssembly files are.
 * @returns The adapter; nothing is loaded before it is used.
 */
export function wasmAdapter(options?: WasmOptions): Adapter & BrowserPictures {
  return { ...wasmBackend(options), ...browserPictures };
}
