import { mobilenetV1, mobilenetV1Quarter } from '@gradcam/models';
import { defineConfig } from 'vite';
import { serveModels } from '../../tooling/vite/serve-models.mjs';

export default defineConfig({
  // Relative addresses: the built page runs from any folder of a server.
  base: './',
  resolve: {
    conditions: ['@gradcam/source', 'browser', 'module', 'import', 'default'],
    // Of ONNX Runtime the part for WebAssembly: its whole is twice as large. It is loaded when an ONNX file is opened.
    alias: [{ find: /^onnxruntime-web$/, replacement: 'onnxruntime-web/wasm' }],
  },
  plugins: [serveModels([mobilenetV1Quarter, mobilenetV1])],
  worker: { format: 'es' },
  // The three WebAssembly builds are alternatives; none is worth inlining.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
});
