import { GradCamError } from '@gradcam/errors';

/** The location of the WebAssembly files, and the way they run. */
export interface WasmOptions {
  /**
   * The address of the folder with `tfjs-backend-wasm.wasm`, `tfjs-backend-wasm-simd.wasm` and
   * `tfjs-backend-wasm-threaded-simd.wasm`, or the address of each. Not needed in Node.
   */
  readonly paths?: string | Readonly<Record<string, string>> | undefined;
  /**
   * The number of threads that compute, including the calling one: a whole number from 1, of which the backend uses at most
   * eight, or `'auto'`, as many as help. `'auto'` when left out.
   */
  readonly threads?: number | 'auto' | undefined;
}

/**
 * Refuses what is not a number of threads.
 *
 * @param options As they were given.
 * @throws `BAD_OPTION`
 */
export function checkThreads({ threads = 'auto' }: WasmOptions): void {
  if (threads === 'auto' || (Number.isInteger(threads) && threads >= 1)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option threads is not a number of threads, got ${threads}, expected "auto" or a whole number from 1.`,
  );
}
