import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';

/** Where Vite serves the WebAssembly files. */
export const paths = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
};

/** The names of the WebAssembly files that the page has fetched so far. */
export function fetchedFiles(): string[] {
  const fetched = performance
    .getEntriesByType('resource')
    // The rest are the modules that Vite makes of the addresses.
    .filter(
      (entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType === 'fetch',
    )
    .map(({ name }) => new URL(name).pathname);
  return fetched.flatMap((path) => /[^/]*\.wasm$/.exec(path) ?? []);
}
