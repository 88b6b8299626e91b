/** A function of a build, with numbers for tensors. */
export type WasmCall = (...values: number[]) => unknown;

/** Of a backend of tfjs-backend-wasm, as much as it takes to watch it. */
export interface GuardedBackend {
  readonly wasm: {
    /** Makes a function of one of the build's; kernels do so when they are set up. */
    cwrap: (name: string, ...signature: unknown[]) => WasmCall;
    _malloc: (bytes: number) => number;
    /** Present in a build with threads. */
    readonly PThread?: { readonly terminateAllThreads: () => void };
  };
  readonly dataIdMap: { readonly delete: (id: object) => unknown };
  /** Makes room for the output of a kernel, which then calls the build. */
  makeOutput: (shape: readonly number[], ...others: unknown[]) => unknown;
  readSync: (id: object, start?: number, end?: number) => ArrayBufferView | Uint8Array[];
  disposeData: (id: object, force?: boolean) => boolean;
  dispose: () => void;
}
