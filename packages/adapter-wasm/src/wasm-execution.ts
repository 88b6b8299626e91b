import type { Adapter } from '@gradcam/core/adapter';

/** The way the backend runs. */
export interface WasmExecution {
  /** The number of threads that compute, including the calling one. */
  readonly threads: number;
  /** True if it uses vector instructions. */
  readonly simd: boolean;
  /** Why it does not run as was asked for, and what to do about it; left out where it does. */
  readonly note?: string;
}

/** An adapter that tells what it got of the threads that were asked for. */
export interface WasmAdapter extends Adapter {
  /** The way the backend runs since `prepare`; `undefined` before. */
  readonly execution: () => WasmExecution | undefined;
}
