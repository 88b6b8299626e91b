import type * as WasmModule from '@tensorflow/tfjs-backend-wasm';
import { watchDevice, type DeviceWatch, activateBackend } from '@gradcam/core';
import { calledAs, checkOptionNames, GradCamError } from '@gradcam/errors';
import {
  backend,
  env,
  findBackend,
  findBackendFactory,
  registerBackend,
  removeBackend,
  type KernelBackend,
} from '@tensorflow/tfjs-core';
import { guardBackend, watchOf } from './trap/guard-backend.js';
import type { WasmAdapter, WasmExecution } from './wasm-execution.js';
import { checkThreads, type WasmOptions } from './wasm-options.js';

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

/** Of a backend that runs, as much as it takes to know its threads. */
interface Running {
  readonly wasm: { readonly tfjs: { readonly getThreadsCount: () => number } };
}

const backendName = 'wasm';
const priority = 2;
/** A backend of the program's own was set up before anybody could watch it. */
const unwatched: DeviceWatch = { loss: () => undefined, onLoss: () => () => undefined };

/** What tfjs-backend-wasm registers when it is loaded, where that was for an adapter. */
let packaged: BackendFactory | undefined;
/** The start before, which the next one waits for. */
let last = Promise.resolve();
/** Registered by an adapter, and not by the program. */
const registered = new WeakSet<BackendFactory>();

/**
 * The WebAssembly backend, without pictures; it runs wherever WebAssembly does.
 *
 * @param options Where the files are, and how many threads.
 * @param host Node or the page.
 * @returns The adapter; nothing is loaded before `prepare`.
 * @throws `BAD_OPTION`
 */
export function wasmBackend(options: WasmOptions, host: WasmHost): WasmAdapter {
  calledAs('wasmAdapter', () => {
    checkOptionNames(options, { paths: true, threads: true } satisfies Record<
      keyof WasmOptions,
      true
    >);
    checkThreads(options);
  });
  let execution: WasmExecution | undefined;
  return {
    name: 'wasm',
    backendName,
    device: 'cpu',
    availability: () =>
      Promise.resolve(
        typeof globalThis.WebAssembly === 'object'
          ? { available: true }
          : {
              available: false,
              reason: 'there is no WebAssembly here',
              remedy: 'use a current browser or Node 20',
            },
      ),
    prepare: () =>
      calledAs('wasmAdapter.prepare', () =>
        inTurn(async () => {
          execution = await start(options, host);
        }),
      ),
    execution: () => execution,
  };
}

/** tfjs gives up on a backend that is starting when it is asked for one again. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

async function start(options: WasmOptions, host: WasmHost): Promise<WasmExecution> {
  dropStopped();
  const isOfProgram = isForeign(findFactory());
  const backendPackage = await importBackend();
  if (options.paths !== undefined) setPaths(backendPackage, options.paths);
  if (!isOfProgram) register(backendPackage, options, host);
  try {
    await activateBackend(
      backendName,
      'in a browser give wasmAdapter({ paths }), the address of the .wasm files',
    );
  } catch (cause) {
    // The next adapter may know better where the files are.
    if (!isOfProgram && findFactory() != null) removeBackend(backendName);
    throw cause;
  }
  watchDevice(backendName, watchOf(backend()) ?? unwatched);
  return describe(options, host, isOfProgram);
}

/** A backend that was stopped by a trap is of no use any more: the next start makes a new one. */
function dropStopped(): void {
  // Border to tfjs-core: findBackend is typed as if there were always one.
  const found = findBackend(backendName) as KernelBackend | null | undefined;
  if (watchOf(found ?? null)?.loss() !== undefined) removeBackend(backendName);
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
      `the addresses of the .wasm files cannot be set, got ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** Has tfjs start the backend the host's way, unless an adapter has seen to that before. */
function register(backendPackage: typeof WasmModule, options: WasmOptions, host: WasmHost): void {
  const found = findFactory();
  if (found != null && registered.has(found)) return;
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

async function describe(
  { threads: asked = 'auto' }: WasmOptions,
  host: WasmHost,
  isOfProgram: boolean,
): Promise<WasmExecution> {
  // Border to tfjs-backend-wasm: the active backend is one of its own, of whichever copy.
  const { wasm } = backend() as unknown as Running;
  const threads = Math.max(1, wasm.tfjs.getThreadsCount());
  const simd = (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  const note = isOfProgram
    ? 'the program has registered the backend "wasm" itself, and it is used as it is; leave that to the adapter'
    : (host.note(asked) ??
      (threads === host.threads(asked)
        ? undefined
        : `the backend was started before, with threads: ${threads}; remove it with removeBackend("wasm") first`));
  return note === undefined ? { threads, simd } : { threads, simd, note };
}

function isForeign(factory: BackendFactory | null | undefined): boolean {
  return factory != null && !registered.has(factory);
}

/** tfjs types it as if there were always one. */
function findFactory(): BackendFactory | null | undefined {
  return findBackendFactory(backendName);
}

/** Loaded on demand: importing the adapter loads no backend and registers nothing. */
async function importBackend(): Promise<typeof WasmModule> {
  try {
    return await import('@tensorflow/tfjs-backend-wasm');
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'the package @tensorflow/tfjs-backend-wasm cannot be loaded; install it with npm install @tensorflow/tfjs-backend-wasm.',
      { cause },
    );
  }
}
