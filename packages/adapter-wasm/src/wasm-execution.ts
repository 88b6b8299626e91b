import type { Adapter } from '@gradcam/core/adapter';

/** How the backend runs. */
export interface WasmExecution {
  /** How many threads compute, the calling one among them. */
  readonly threads: number;
  /** Whether it uses vector instructions. */
  readonly simd: boolean;
  /** Why it does not run as was asked for, and what to do about it; left out where it does. */
  readonly note?: string;
}

/** An adapter that tells what it got of the threads that were asked for. */
export interface WasmAdapter extends Adapter {
  /** How the backend runs since `prepare`; `undefined` before. */
  readonly execution: () => WasmExecution | undefined;
}
