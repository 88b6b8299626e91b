import { browserPictures, type BrowserPictures } from '@gradcam/pictures/browser';
import { pageHost } from './host/page-host.js';
import { wasmBackend } from './wasm-backend.js';
import type { WasmAdapter } from './wasm-execution.js';
import type { WasmOptions } from './wasm-options.js';

export type { WasmAdapter, WasmExecution } from './wasm-execution.js';
export type { WasmOptions } from './wasm-options.js';

/**
 * WebAssembly in the browser, with pictures by createImageBitmap.
 *
 * @param options Where the WebAssembly files are, and how many threads; a page has threads where it is cross-origin isolated.
 * @returns The adapter; nothing is loaded before it is used.
 * @throws `BAD_OPTION`
 */
export function wasmAdapter(options: WasmOptions = {}): WasmAdapter & BrowserPictures {
  return { ...wasmBackend(options, pageHost), ...browserPictures };
}
