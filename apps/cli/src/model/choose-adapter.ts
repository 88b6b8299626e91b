import { nodeGpuAdapter } from '@gradcam/adapter-node-gpu';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { prepareAdapter, type Adapter } from '@gradcam/core/adapter';
import type { BackendChoice } from '../arguments/choices.js';

/**
 * Makes a backend ready. Falls back to wasm only where `auto` was asked for, and says so.
 *
 * @param choice The backend that was asked for.
 * @param say Gets a sentence where another backend is taken, or fewer threads.
 * @param most The threads of wasm; as many as help when left out.
 * @returns The adapter, prepared.
 * @throws `BACKEND_UNAVAILABLE`, `BACKEND_FAILED`
 */
export async function chooseAdapter(
  choice: BackendChoice,
  say: (sentence: string) => void,
  most?: number,
): Promise<Adapter> {
  const wasm = wasmAdapter({ threads: most });
  const { adapter, skipped } = await prepareAdapter(adaptersFor(choice, wasm));
  for (const { reason } of skipped) say(`Using ${adapter.name}, because ${reason}.`);
  const { threads = 1, note } = wasm.execution() ?? {};
  if (note !== undefined) say(`Threads: ${threads}, because ${note}.`);
  return adapter;
}

function adaptersFor(choice: BackendChoice, wasm: Adapter): readonly Adapter[] {
  switch (choice) {
    case 'auto':
      return [nodeGpuAdapter(), wasm];
    case 'node-gpu':
      return [nodeGpuAdapter()];
    case 'wasm':
      return [wasm];
  }
}
