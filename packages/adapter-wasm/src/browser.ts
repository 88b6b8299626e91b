import { adapterOnHost } from './adapter-on-host.js';
import { pageHost } from './page-host.js';
import type { WasmAdapter } from './wasm-execution.js';
import type { WasmOptions } from './wasm-options.js';

export type { WasmAdapter, WasmExecution } from './wasm-execution.js';
export type { WasmOptions } from './wasm-options.js';

/**
 * Makes the adapter of WebAssembly in the browser.
 *
 * @param options The location of the WebAssembly files, and the number of threads; a page has threads if it is cross-origin
 *   isolated.
 * @returns The adapter; nothing is loaded before it is used.
 * @throws `BAD_OPTION`
 */
export function wasmAdapter(options: WasmOptions = {}): WasmAdapter {
  return adapterOnHost(options, pageHost);
}
