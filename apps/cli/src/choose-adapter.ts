import { nodeGpuAdapter } from '@gradcam/adapter-node-gpu';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import type { BackendChoice } from './parse-arguments.js';

/** An adapter that runs in Node. */
export type NodeAdapter = ReturnType<typeof wasmAdapter>;

/**
 * Makes a backend ready. Falls back to wasm only where `auto` was asked for, and says so.
 *
 * @param choice What was asked for.
 * @param say Gets a sentence where another backend is taken.
 * @returns The adapter, prepared.
 * @throws `BACKEND_UNAVAILABLE`, `BACKEND_FAILED`
 */
export async function chooseAdapter(
  choice: BackendChoice,
  say: (sentence: string) => void,
): Promise<NodeAdapter> {
  const adapter =
    choice === 'auto'
      ? await firstAvailable(say)
      : choice === 'wasm'
        ? wasmAdapter()
        : nodeGpuAdapter();
  await adapter.prepare();
  return adapter;
}

async function firstAvailable(say: (sentence: string) => void): Promise<NodeAdapter> {
  const native = nodeGpuAdapter();
  const availability = await native.availability();
  if (availability.available) return native;
  say(`Using wasm, because ${availability.reason}.`);
  return wasmAdapter();
}
