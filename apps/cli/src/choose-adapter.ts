import { nodeGpuAdapter } from '@gradcam/adapter-node-gpu';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { prepareAdapter } from '@gradcam/core';
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
  const { adapter, passedOver } = await prepareAdapter(adaptersFor(choice));
  for (const { reason } of passedOver) say(`Using ${adapter.name}, because ${reason}.`);
  return adapter;
}

function adaptersFor(choice: BackendChoice): readonly NodeAdapter[] {
  switch (choice) {
    case 'auto':
      return [nodeGpuAdapter(), wasmAdapter()];
    case 'node-gpu':
      return [nodeGpuAdapter()];
    case 'wasm':
      return [wasmAdapter()];
  }
}
