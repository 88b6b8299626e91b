import { GradCamError } from '@gradcam/errors';

/** Where the WebAssembly files are, and how they are run. */
export interface WasmOptions {
  /**
   * The address of the folder with `tfjs-backend-wasm.wasm`, `tfjs-backend-wasm-simd.wasm` and
   * `tfjs-backend-wasm-threaded-simd.wasm`, or the address of each. Not needed in Node.
   */
  readonly paths?: string | Readonly<Record<string, string>> | undefined;
  /**
   * How many threads compute, the calling one among them: a whole number from one, of which the backend takes at most
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
