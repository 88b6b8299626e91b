import { defineAdapter } from '@gradcam/core/adapter';
import { calledAs, checkOptionNames } from '@gradcam/errors';
import { backend, env } from '@tensorflow/tfjs-core';
import { backendName, isRegisteredByProgram, register, unregister } from './registration.js';
import type { WasmAdapter, WasmExecution } from './wasm-execution.js';
import type { WasmHost } from './wasm-host.js';
import { checkThreads, type WasmOptions } from './wasm-options.js';

/** Of a backend that runs, as much as it takes to know its threads. */
interface Running {
  readonly wasm: { readonly tfjs: { readonly getThreadsCount: () => number } };
}

/**
 * Makes the adapter of WebAssembly, which runs wherever there is one.
 *
 * @param options The location of the files, and the number of threads.
 * @param host Node or the page.
 * @returns The adapter; nothing is loaded before `prepare`.
 * @throws `BAD_OPTION`
 */
export function adapterOnHost(options: WasmOptions, host: WasmHost): WasmAdapter {
  calledAs('wasmAdapter', () => {
    checkOptionNames(options, { paths: true, threads: true } satisfies Record<
      keyof WasmOptions,
      true
    >);
    checkThreads(options);
  });
  const adapter = defineAdapter({
    name: 'wasm',
    backendName,
    device: 'cpu',
    check: () =>
      typeof globalThis.WebAssembly === 'object'
        ? undefined
        : { reason: 'there is no WebAssembly here', remedy: 'use a current browser or Node 20' },
    load: () => register(options, host),
    // The next adapter may know better where the files are.
    unload: unregister,
    remedy: host.remedy,
  });
  let execution: WasmExecution | undefined;
  return {
    ...adapter,
    prepare: async () => {
      await adapter.prepare();
      execution = await describe(options, host);
    },
    execution: () => execution,
  };
}

async function describe(
  { threads: asked = 'auto' }: WasmOptions,
  host: WasmHost,
): Promise<WasmExecution> {
  // Border to tfjs-backend-wasm: the active backend is one of its own, of whichever copy.
  const { wasm } = backend() as unknown as Running;
  const threads = Math.max(1, wasm.tfjs.getThreadsCount());
  const simd = (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  const note = isRegisteredByProgram()
    ? 'the program has registered the backend "wasm" itself, and it is used as it is; leave that to the adapter'
    : (host.note(asked) ??
      (threads === host.threads(asked)
        ? undefined
        : `the backend was started before, with threads: ${threads}; remove it with removeBackend("wasm") first`));
  return note === undefined ? { threads, simd } : { threads, simd, note };
}
