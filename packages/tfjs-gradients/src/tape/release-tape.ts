import { engineTape } from './engine-tape.js';

/**
 * Frees what a failed gradient leaves behind: tfjs keeps the tensors saved for the backward pass, and only a pass
 * that succeeds disposes them.
 */
export function releaseTape(): void {
  const state = engineTape();
  if (state.gradientDepth > 0 || state.activeTape === null) return;
  for (const node of state.activeTape) {
    for (const tensor of node.saved ?? []) tensor.dispose();
  }
  state.activeTape = null;
}
