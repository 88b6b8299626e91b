import { hidePage } from '@gradcam/testing/hide-page';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import { afterAll } from 'vitest';

// Before TensorFlow.js is loaded, by whatever comes next.
const showPage = hidePage();
afterAll(showPage);
const { testHiddenPage } = await import('@gradcam/testing');
const { wasmAdapter } = await import('../../src/browser.js');

const paths = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
};
testHiddenPage({ create: () => wasmAdapter({ paths }), tolerance: 1e-4 });
