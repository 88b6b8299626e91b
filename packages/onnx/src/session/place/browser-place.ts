import type { Place } from './place.js';
import { readAddress } from './read-address.js';

/** A page or its workers: WebAssembly and WebGPU, and files by their address. */
export const browserPlace: Place = {
  runtimes: [{ name: 'onnxruntime-web', load: () => import('onnxruntime-web') }],
  read: readAddress,
  beside: () => undefined,
};
