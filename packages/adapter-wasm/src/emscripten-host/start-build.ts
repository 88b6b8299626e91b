import { awakeTimer, type AwakeTimer } from '@gradcam/errors';
import type { WasmOptions } from '../wasm-options.js';
import { loadWithGlobals, requireAtRunTime } from '@gradcam/load-with-globals';
import { workerPool, type WorkerPool } from './worker-pool.js';

/** The part of a running build of tfjs-backend-wasm that its starter uses. */
export interface Build {
  readonly _init: () => void;
  readonly _init_with_threads_count: (threads: number) => void;
  readonly _get_threads_count: () => number;
  readonly _register_tensor: (id: number, size: number, offset: number) => void;
  readonly _dispose_data: (id: number) => void;
  readonly _dispose: () => void;
}

/** The settings that a build reads when it starts; it adds its exports to the same object. */
interface Settings {
  readonly locateFile: (name: string) => string;
  readonly mainScriptUrlOrBlob: string;
  readonly printErr: (text: string) => void;
  readonly PThread?: { readonly unusedWorkers: unknown[] };
}

interface BuildFiles {
  readonly script: string;
  readonly binary: string;
  /** None in a build without threads. */
  readonly worker: string | undefined;
}

const single = 'tfjs-backend-wasm';
const threaded = 'tfjs-backend-wasm-threaded-simd';
const patience = 30_000;

/**
 * Starts one of the builds of tfjs-backend-wasm in Node, the threaded one among them, which the package itself leaves out
 * there: its worker does not parse in Node, and it would leave its `Worker` in the global object and its listeners at the
 * process. Here all of that stays between the build and this file.
 *
 * @param threads The number of threads that compute, including the calling one; with one, a build without threads is used.
 * @param simd Whether there are vector instructions, which threads need.
 * @param paths The location of the WebAssembly files, if not in the package.
 * @returns The build; what went wrong is thrown.
 */
export async function startBuild(
  threads: number,
  simd: boolean,
  paths: WasmOptions['paths'],
): Promise<Build> {
  const require = requireAtRunTime(import.meta.url);
  const find = (file: string): string =>
    require.resolve(`@tensorflow/tfjs-backend-wasm/wasm-out/${file}`);
  const { script: scriptName, binary, worker } = filesOf(threads, simd);
  const script = find(scriptName);
  const pool = worker === undefined ? undefined : workerPool(workerSource(require(find(worker))));
  // Border to emscripten: what its scripts export has no types.
  const start = loadWithGlobals(script, {
    // Emscripten adds listeners for failures that are not its own, and with them removes everybody's.
    process: Object.create(process, {
      on: { value: ignore },
      listeners: { value: () => [] },
    }) as unknown,
    global: {},
    Worker: pool?.Worker,
    // The build takes at most half of the logical cores that it finds, whatever it is asked for.
    require: (name: string): unknown =>
      name === 'os' ? { cpus: () => ({ length: 2 * threads }) } : require(name),
  }) as (settings: Settings) => Promise<Build>;

  let isRunning = false;
  const settings: Settings = {
    locateFile: (name) => (name.endsWith('.wasm') ? locate(binary, paths, find) : name),
    mainScriptUrlOrBlob: script,
    // What it says while it starts is in what it throws.
    printErr: (text) => {
      if (isRunning) process.emitWarning(text);
    },
  };
  try {
    const started = start(settings);
    // It makes eight, and starts none before the WebAssembly is compiled.
    if (pool !== undefined) settings.PThread?.unusedWorkers.splice(threads - 1);
    const build = await (pool === undefined ? started : firstOf(started, pool));
    isRunning = true;
    return build;
  } catch (cause) {
    pool?.end();
    throw cause;
  }
}

/** The names of a build's files in the package. */
function filesOf(threads: number, simd: boolean): BuildFiles {
  if (threads > 1)
    return {
      script: `${threaded}.js`,
      binary: `${threaded}.wasm`,
      worker: `${threaded}.worker.js`,
    };
  return {
    script: `${single}.js`,
    binary: simd ? `${single}-simd.wasm` : `${single}.wasm`,
    worker: undefined,
  };
}

function locate(file: string, paths: WasmOptions['paths'], find: (file: string) => string): string {
  if (typeof paths === 'string') return paths + file;
  return paths?.[file] ?? find(file);
}

/** The package's text has line ends where a string in it should have them. */
function workerSource(exported: unknown): string {
  // Border to tfjs-backend-wasm: its text has no types.
  const { wasmWorkerContents } = exported as { readonly wasmWorkerContents: string };
  return wasmWorkerContents.replaceAll('\n', '\\n');
}

/** A worker that has not answered after a while never will. */
async function firstOf(started: Promise<Build>, pool: WorkerPool): Promise<Build> {
  let timer: AwakeTimer | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = awakeTimer(patience, () => {
      reject(new Error(`the workers are not ready after ${patience / 1000} s`));
    });
  });
  try {
    return await Promise.race([started, pool.failed, late]);
  } finally {
    timer?.stop();
  }
}

function ignore(): void {
  return undefined;
}
