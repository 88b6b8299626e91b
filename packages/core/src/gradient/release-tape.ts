import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** The part of tfjs's engine that a failed backward pass leaves behind. */
interface EngineTape {
  gradientDepth: number;
  activeTape: { saved?: Tensor[] }[] | null;
}

/**
 * Frees what a failed gradient leaves behind: tfjs keeps the tensors saved for the backward pass, and only a pass
 * that succeeds disposes them.
 */
export function releaseTape(): void {
  // Border to tfjs-core: the tape is public at run time only.
  const state = engine().state as unknown as EngineTape;
  if (state.gradientDepth > 0 || state.activeTape === null) return;
  for (const node of state.activeTape) {
    for (const tensor of node.saved ?? []) tensor.dispose();
  }
  state.activeTape = null;
}
