import { dispose, keep, tidy } from '@tensorflow/tfjs-core';
import type { CutActivations } from '../../network/network.js';
import { repeatBatch } from '../../tensor/repeat-batch.js';

/** The tensors at a cut, once for each of several scores. */
export interface RepeatedActivations {
  /** Gives them, `[T * N, ...]`, and makes them when they are first asked for: an engine of the network's own may go without. The caller leaves them alone. */
  readonly get: () => CutActivations;
  readonly dispose: () => void;
}

/**
 * Repeats the tensors at a cut for several scores.
 *
 * @param batch Those of the batch, `[N, ...]`; the caller keeps them.
 * @param times T.
 * @returns The tensors; the caller disposes what was made.
 */
export function repeatedActivations(batch: CutActivations, times: number): RepeatedActivations {
  if (times === 1) return { get: () => batch, dispose: () => undefined };
  let made: CutActivations | undefined;
  return {
    get: () => (made ??= repeated(batch, times)),
    dispose: () => {
      if (made !== undefined) dispose([made.activations, ...made.bypass]);
    },
  };
}

function repeated({ activations, bypass }: CutActivations, times: number): CutActivations {
  const made = tidy(() => ({
    activations: repeatBatch(activations, times),
    bypass: bypass.map((tensor) => repeatBatch(tensor, times)),
  }));
  // Whoever asks first may do so in a scope that ends before the call.
  for (const tensor of [made.activations, ...made.bypass]) keep(tensor);
  return made;
}
