export default {
  // The files of WebAssembly are found while the server runs: where the server is copied with what it needs (output: 'standalone'), they go along.
  outputFileTracingIncludes: {
    '/api/map': ['./node_modules/@tensorflow/tfjs-backend-wasm/{package.json,wasm-out/**}'],
  },
};
