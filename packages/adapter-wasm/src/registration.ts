import type * as WasmModule from '@tensorflow/tfjs-backend-wasm';
import { deviceWatch, importOptional } from '@gradcam/core/adapter';
import { GradCamError } from '@gradcam/errors';
import { engine, findBackendFactory, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { guardBackend } from './trap/guard-backend.js';
import type { BackendFactory, WasmHost } from './wasm-host.js';
import type { WasmOptions } from './wasm-options.js';

/** The name under which tfjs knows the backend. */
export const backendName = 'wasm';

const packageName = '@tensorflow/tfjs-backend-wasm';
const priority = 2;

/** The factory that tfjs-backend-wasm registered when an adapter loaded it. */
let packaged: BackendFactory | undefined;
/** Registered by an adapter, and not by the program. */
const registered = new WeakSet<BackendFactory>();

/**
 * Loads the backend's package and has tfjs start it the host's way, unless it runs, or the program has registered it itself.
 *
 * @param options The location of the files, and the number of threads.
 * @param host Node or the page.
 * @throws `BACKEND_UNAVAILABLE`, `BACKEND_FAILED`
 */
export async function register(options: WasmOptions, host: WasmHost): Promise<void> {
  const isOfProgram = isRegisteredByProgram();
  const backendPackage = await importOptional(
    packageName,
    () => import('@tensorflow/tfjs-backend-wasm'),
  );
  if (options.paths !== undefined) setPaths(backendPackage, options.paths);
  const runs = backendName in engine().registry && deviceWatch(backendName)?.loss() === undefined;
  if (isOfProgram || runs) return;
  // What an adapter has registered before, and does not run any more, knew other addresses or threads.
  unregister();
  const found = findFactory();
  packaged = found ?? packaged;
  const start = host.factory(backendPackage, options, packaged);
  if (start === undefined) return;
  const factory = async () => {
    const made = await start();
    guardBackend(made);
    return made;
  };
  if (found != null) removeBackend(backendName);
  registerBackend(backendName, factory, priority);
  registered.add(factory);
}

/** Takes back what an adapter has registered; what the program has registered stays. */
export function unregister(): void {
  const found = findFactory();
  if (found != null && registered.has(found)) removeBackend(backendName);
}

/**
 * Tells whether the backend is the program's own.
 *
 * @returns True where something is registered that is not an adapter's.
 */
export function isRegisteredByProgram(): boolean {
  const found = findFactory();
  return found != null && !registered.has(found);
}

function setPaths(
  { setWasmPaths }: typeof WasmModule,
  paths: NonNullable<WasmOptions['paths']>,
): void {
  try {
    setWasmPaths(typeof paths === 'string' ? paths : { ...paths });
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_FAILED',
      `the addresses of the .wasm files cannot be set, got ${cause instanceof Error ? cause.message : String(cause)}; set them before the backend is started.`,
      { cause },
    );
  }
}

/** tfjs types it as if there were always one. */
function findFactory(): BackendFactory | null | undefined {
  return findBackendFactory(backendName);
}
