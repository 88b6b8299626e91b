import { loadKnownModelFromUrl, mobilenetV1 } from '@gradcam/models';
import { testBackend, testMobileNetV1 } from '@gradcam/testing';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { wasmAdapter } from '../src/browser.js';

const adapter = wasmAdapter({
  paths: {
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  },
});

testBackend({ create: () => adapter, tolerance: 1e-4 });

testMobileNetV1({
  create: () => adapter,
  tolerance: 1e-4,
  load: () => loadKnownModelFromUrl(mobilenetV1, '/models/mobilenet-v1'),
  readSample: async (name) =>
    adapter.readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
});
