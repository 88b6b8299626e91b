import type { WasmHost } from '../wasm-backend.js';

/** The build has room for no more. */
const most = 8;

/** A page: threads are web workers, which the package starts by itself where the page may share memory. */
export const pageHost: WasmHost = {
  threads: (asked) =>
    globalThis.crossOriginIsolated ? Math.min(asked === 'auto' ? most : asked, available()) : 1,
  factory: ({ setThreadsCount }, { threads = 'auto' }, packaged) => {
    setThreadsCount(pageHost.threads(threads));
    return packaged;
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

/** What the package takes at most, whatever it is asked for. */
function available(): number {
  return Math.min(Math.max(1, Math.floor(navigator.hardwareConcurrency / 2)), most);
}
