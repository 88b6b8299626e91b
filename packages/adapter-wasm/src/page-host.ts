import { env, type KernelBackend } from '@tensorflow/tfjs-core';
import type { BackendFactory, WasmHost } from './wasm-host.js';

/** The build has room for no more. */
const most = 8;

/** A page: threads are web workers, which the package starts by itself where the page may share memory. */
export const pageHost: WasmHost = {
  remedy: 'give wasmAdapter({ paths }), the address of the .wasm files',
  threads: (asked) =>
    globalThis.crossOriginIsolated ? Math.min(asked === 'auto' ? most : asked, available()) : 1,
  factory: ({ setThreadsCount }, { threads = 'auto' }, packaged) => {
    const count = pageHost.threads(threads);
    setThreadsCount(count);
    return count > 1 || packaged === undefined ? packaged : () => withoutWorkers(packaged);
  },
  note: (asked) => {
    if (asked === 1 || navigator.hardwareConcurrency === 1) return undefined;
    if (!globalThis.crossOriginIsolated)
      return 'a page has threads only where it is cross-origin isolated; serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';
    if (asked !== 'auto' && asked > available())
      return `tfjs-backend-wasm takes at most half of the logical cores, of which there are ${navigator.hardwareConcurrency}, and at most ${most}; ask for no more`;
    return undefined;
  },
};

/**
 * Starts a build without workers: where it can, the package starts its build with threads, and eight workers, even for a single
 * thread.
 */
async function withoutWorkers(start: BackendFactory): Promise<KernelBackend> {
  const flag = 'WASM_HAS_MULTITHREAD_SUPPORT';
  const before = await env().getAsync(flag);
  env().set(flag, false);
  try {
    return await start();
  } finally {
    env().set(flag, before);
  }
}

/** Returns the most threads that the package uses, whatever is asked for. */
function available(): number {
  return Math.min(Math.max(1, Math.floor(navigator.hardwareConcurrency / 2)), most);
}
