import { watchDevice } from '@gradcam/core/adapter';
import { GradCamError } from '@gradcam/errors';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import { guardSizes } from './guard-sizes.js';
import type { GuardedBackend, WasmCall } from './guarded-backend.js';

/**
 * Watches a backend that was just made, before tfjs sets its kernels up. WebAssembly that stops in the middle of a kernel, by a trap, is
 * left in no state to go on from: its memory may be overwritten, and its threads may wait for each other for good. From then on nothing
 * is called in it any more, tensors in it can be disposed but not read, and its watch tells.
 *
 * @param made A backend of tfjs-backend-wasm; it is changed.
 */
export function guardBackend(made: KernelBackend): void {
  // Border to tfjs-backend-wasm: its class does not show its build.
  const backend = made as unknown as GuardedBackend;
  const { wasm } = backend;
  const listeners = new Set<(loss: string) => void>();
  let loss: string | undefined;

  const run = <T>(call: () => T): T => {
    if (loss !== undefined) throw stopped(loss);
    try {
      return call();
    } catch (cause) {
      if (isTrap(cause)) {
        loss = `got "${cause.message}"`;
        for (const tell of listeners) tell(loss);
      }
      throw cause;
    }
  };
  guardSizes(backend);
  const { cwrap } = wasm;
  wasm.cwrap = (...description) => {
    const call: WasmCall = cwrap(...description);
    return (...values) => run(() => call(...values));
  };
  guardMemory(wasm, run);
  overrideLifetime(backend, () => loss);
  watchDevice(made, {
    loss: () => loss,
    onLoss: (tell) => {
      listeners.add(tell);
      return () => {
        listeners.delete(tell);
      };
    },
  });
}

function guardMemory(wasm: GuardedBackend['wasm'], run: <T>(call: () => T) => T): void {
  let allocate = wasm._malloc;
  const guarded: typeof allocate = (bytes) => {
    const place = run(() => allocate(bytes));
    // The package takes a place of 0 for one like others, and overwrites what lies there.
    if (place === 0 && bytes > 0)
      throw new Error(`out of memory: WebAssembly has no ${bytes} bytes left`);
    return place;
  };
  // The build's own function puts another in its place when it is first called.
  Object.defineProperty(wasm, '_malloc', {
    get: () => guarded,
    set: (next: typeof allocate) => {
      allocate = next;
    },
  });
}

function overrideLifetime(backend: GuardedBackend, lossOf: () => string | undefined): void {
  const { wasm } = backend;
  const [dispose, disposeData, readSync] = (['dispose', 'disposeData', 'readSync'] as const).map(
    (name) => backend[name].bind(backend) as (...values: unknown[]) => unknown,
  );
  backend.dispose = () => {
    if (lossOf() === undefined) dispose?.();
    else wasm.PThread?.terminateAllThreads();
  };
  backend.disposeData = (id, force) => {
    if (lossOf() === undefined) return disposeData?.(id, force) as boolean;
    backend.dataIdMap.delete(id);
    return true;
  };
  backend.readSync = (...values) => {
    const loss = lossOf();
    if (loss !== undefined) throw stopped(loss);
    return readSync?.(...values) as ReturnType<GuardedBackend['readSync']>;
  };
}

/** By its name: a program may have more than one `WebAssembly`. */
function isTrap(cause: unknown): cause is Error {
  return cause instanceof Error && cause.name === 'RuntimeError';
}

function stopped(loss: string): GradCamError {
  return new GradCamError(
    'BACKEND_LOST',
    `the WebAssembly under the backend "wasm" was stopped before, ${loss}; prepare the adapter again and load the model again, for its weights were in its memory.`,
  );
}
