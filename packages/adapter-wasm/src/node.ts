import { adapterOnHost } from './adapter-on-host.js';
import { nodeHost } from './node-host.js';
import type { WasmAdapter } from './wasm-execution.js';
import type { WasmOptions } from './wasm-options.js';

export type { WasmAdapter, WasmExecution } from './wasm-execution.js';
export type { WasmOptions } from './wasm-options.js';

/**
 * Makes the adapter of WebAssembly in Node, on worker threads.
 *
 * @param options The number of threads; the location of the WebAssembly files is not needed in Node.
 * @returns The adapter; nothing is loaded before it is used, and nothing is put into the global object.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const adapter = wasmAdapter({ threads: 2 });
 * await adapter.prepare();
 * adapter.execution(); // { threads: 2, simd: true }
 * ```
 */
export function wasmAdapter(options: WasmOptions = {}): WasmAdapter {
  return adapterOnHost(options, nodeHost);
}
