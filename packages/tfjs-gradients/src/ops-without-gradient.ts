import { grad, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { engineTape } from './tape/engine-tape.js';
import { gradientsForPass } from './gradients-for-pass.js';
import { unscaledBatchNorm } from './missing/unscaled-batch-norm.js';
import { cutFlatPaths } from './tape/cut-flat-paths.js';
import { releaseTape } from './tape/release-tape.js';
import { tapeBetween } from './tape/tape-between.js';
import { withOverrides } from './with-overrides.js';

/** Ends the recording: what comes after it is not wanted. */
class Recorded extends Error {}

/**
 * The ops between a tensor and what is computed from it that have no gradient, neither tfjs's nor ours.
 *
 * @param from Where the way begins; the caller keeps it.
 * @param compute What is computed; it is run once, forward only.
 * @returns Names of kernels, each once, in the order in which they are met.
 */
export function opsWithoutGradient(from: Tensor, compute: (from: Tensor) => Tensor): string[] {
  const found = new Set<string>();
  const record = (given: Tensor): Tensor => {
    const result = compute(given);
    const tape = engineTape().activeTape ?? [];
    cutFlatPaths(tape, given, result);
    for (const node of tapeBetween(tape, given, result).nodes) {
      if (node.gradient == null) found.add(node.kernelName);
    }
    throw new Recorded();
  };
  try {
    withOverrides({ gradients: gradientsForPass(), kernels: [unscaledBatchNorm] }, () =>
      tidy(() => grad(record)(from)),
    );
  } catch (thrown) {
    releaseTape();
    if (!(thrown instanceof Recorded)) throw thrown;
  }
  return [...found];
}
