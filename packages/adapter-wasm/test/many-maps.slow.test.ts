import { fileURLToPath } from 'node:url';
import { testManyMaps } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';
import { backend } from '@tensorflow/tfjs-core';
import { wasmAdapter } from '../src/node.js';

const samples = fileURLToPath(new URL('../../../assets/samples', import.meta.url));

/** What Emscripten shows of a module, and its types leave out. */
interface WithHeap {
  readonly wasm: { readonly HEAPU8: Uint8Array };
}

testManyMaps(
  {
    create: () => wasmAdapter(),
    // Border to tfjs: the backend that is set is that of wasm. Its heap grows and never shrinks.
    bytesHeld: () => (backend() as unknown as WithHeap).wasm.HEAPU8.length,
  },
  nodePlace(samples),
);
