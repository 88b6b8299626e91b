import type * as WasmModule from '@tensorflow/tfjs-backend-wasm';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import type { WasmOptions } from './wasm-options.js';

/** What tfjs calls to start a backend. */
export type BackendFactory = () => KernelBackend | Promise<KernelBackend>;

/** What Node and a page do differently. */
export interface WasmHost {
  /** How many threads are started for what was asked, if nothing goes wrong. */
  readonly threads: (asked: number | 'auto') => number;
  /** What starts the backend; `packaged` does it the package's own way. */
  readonly factory: (
    backendPackage: typeof WasmModule,
    options: WasmOptions,
    packaged: BackendFactory | undefined,
  ) => BackendFactory | undefined;
  /** Why fewer threads run than were asked for, where the host knows. */
  readonly note: (asked: number | 'auto') => string | undefined;
}
