import { availableParallelism } from 'node:os';
import type * as WasmModule from '@tensorflow/tfjs-backend-wasm';
import { backend, env, type KernelBackend } from '@tensorflow/tfjs-core';
import type { WasmHost } from './wasm-host.js';
import type { WasmOptions } from './wasm-options.js';
import { startBuild, type Build } from './emscripten-host/index.js';

/** The build has room for no more. */
const most = 8;

/** Why a backend runs on one thread, where more were asked for. */
const failures = new WeakMap<KernelBackend, string>();

/** Node: threads are worker threads. */
export const nodeHost: WasmHost = {
  remedy:
    'see that @tensorflow/tfjs-backend-wasm is in a folder node_modules next to the program, for a bundle leaves its files behind',
  threads: (asked) =>
    asked === 'auto' ? threadsForCores(availableParallelism()) : Math.min(asked, most),
  factory: (backendPackage, options, packaged) => async () => {
    const threads = nodeHost.threads(options.threads ?? 'auto');
    let failure: string | undefined;
    if (threads > 1) {
      try {
        return await startBackend(backendPackage, threads, options.paths);
      } catch (cause) {
        failure = `the threads did not start, got ${messageOf(cause)}; one computes instead`;
      }
    }
    const single = await startBackend(backendPackage, 1, options.paths).catch((cause: unknown) => {
      // Without its scripts, in a bundle for instance, the package can still start itself.
      if (packaged === undefined || !isMissing(cause)) throw cause;
      return packaged();
    });
    if (failure !== undefined) failures.set(single, failure);
    return single;
  },
  note: (asked) =>
    failures.get(backend()) ??
    (asked !== 'auto' && asked > most
      ? `tfjs-backend-wasm takes at most ${most} threads; ask for no more`
      : undefined),
};

/** Two cores are worth two threads, by measure; of more cores half, as tfjs itself has it, for two may share one unit. */
function threadsForCores(cores: number): number {
  return cores <= 2 ? cores : Math.min(Math.max(2, Math.floor(cores / 2)), most);
}

async function startBackend(
  { BackendWasm, setThreadsCount }: typeof WasmModule,
  threads: number,
  paths: WasmOptions['paths'],
): Promise<KernelBackend> {
  const simd = (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  if (threads > 1 && !simd) throw new Error('no vector instructions, which threads need');
  const build = await startBuild(threads, simd, paths);
  setThreadsCount(threads);
  // Border to tfjs-backend-wasm: what it makes of a build in its own start, and its class takes.
  return new BackendWasm(
    asModule(build) as unknown as ConstructorParameters<typeof BackendWasm>[0],
  );
}

/** The package's class calls the build through these names. */
function asModule(build: Build): Build & { tfjs: Record<string, unknown> } {
  return Object.assign(build, {
    tfjs: {
      init: build._init,
      initWithThreadsCount: build._init_with_threads_count,
      getThreadsCount: build._get_threads_count,
      registerTensor: build._register_tensor,
      disposeData: build._dispose_data,
      dispose: build._dispose,
    },
  });
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'MODULE_NOT_FOUND';
}

/** The first line: Node goes on with a list of files. */
function messageOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1).join();
}
