import type * as WasmModule from '@tensorflow/tfjs-backend-wasm';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import type { WasmOptions } from './wasm-options.js';

/** The function that tfjs calls to start a backend. */
export type BackendFactory = () => KernelBackend | Promise<KernelBackend>;

/** The differences between Node and a page. */
export interface WasmHost {
  /** Returns the number of threads that are started for the number asked for, if nothing goes wrong. */
  readonly threads: (asked: number | 'auto') => number;
  /** Returns the function that starts the backend; `packaged` starts it the package's way. */
  readonly factory: (
    backendPackage: typeof WasmModule,
    options: WasmOptions,
    packaged: BackendFactory | undefined,
  ) => BackendFactory | undefined;
  /** The advice where the backend does not start. */
  readonly remedy: string;
  /** Why fewer threads run than were asked for, where the host knows. */
  readonly note: (asked: number | 'auto') => string | undefined;
}
