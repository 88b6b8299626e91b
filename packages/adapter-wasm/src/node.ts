import type { Adapter } from '@gradcam/core';
import { nodePictures, type NodePictures } from '@gradcam/pictures/node';
import { wasmBackend, type WasmOptions } from './wasm-backend.js';

export type { WasmOptions } from './wasm-backend.js';

/**
 * WebAssembly in Node, with pictures by sharp.
 *
 * @param options Not needed in Node.
 * @returns The adapter; nothing is loaded before it is used.
 */
export function wasmAdapter(options?: WasmOptions): Adapter & NodePictures {
  return { ...wasmBackend(options), ...nodePictures };
}
