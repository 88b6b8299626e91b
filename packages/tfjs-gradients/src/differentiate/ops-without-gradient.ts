import { calledAs, checkKind } from '@gradcam/errors';
import { grad, ready, tidy, Tensor } from '@tensorflow/tfjs-core';
import { gradientsForPass } from '../gradients/gradients-for-pass.js';
import { forwardKernels } from '../kernels/forward/forward-kernels.js';
import { withOverrides, type KernelOverride } from '../overrides/with-overrides.js';
import { withStandIns } from '../overrides/with-stand-ins.js';
import { cutZeroGradientPaths } from '../tape/cut-zero-gradient-paths.js';
import { engineTape } from '../tape/engine-tape.js';
import { releaseTape } from '../tape/release-tape.js';
import { tapeBetween } from '../tape/tape-between.js';
import { unscaledBatchNorm } from './unscaled-batch-norm.js';

/** Ends the recording: what comes after it is not wanted. */
class Recorded extends Error {}

/**
 * Finds the ops between a tensor and what is computed from it that have no gradient, neither of TensorFlow.js nor of this package.
 *
 * @param from The tensor to differentiate with respect to; the caller keeps it.
 * @param compute Computes what would be differentiated; it is run once, forward only; must not be async.
 * @returns Names of kernels, each once, in the order in which they are met.
 *
 * @example
 * ```ts
 * await opsWithoutGradient(x, (x) => tf.sum(tf.cumprod(x))); // ['Cumprod']
 * ```
 */
export function opsWithoutGradient(
  from: Tensor,
  compute: (from: Tensor) => Tensor,
): Promise<string[]> {
  return calledAs('opsWithoutGradient', async () => {
    checkKind(from instanceof Tensor, from, 'this is not a tensor', 'what is computed from');
    checkKind(typeof compute === 'function', compute, 'there is nothing to run', 'a function');
    await ready();
    return recordedOps(from, compute, await forwardKernels());
  });
}

function recordedOps(
  from: Tensor,
  compute: (from: Tensor) => Tensor,
  forward: readonly KernelOverride[],
): string[] {
  const missing = new Set<string>();
  const record = (given: Tensor): Tensor => {
    const result = compute(given);
    const tape = engineTape().activeTape ?? [];
    cutZeroGradientPaths(tape, [given], result);
    for (const node of tapeBetween(tape, [given], result).nodes) {
      if (node.gradient == null) missing.add(node.kernelName);
    }
    throw new Recorded();
  };
  const overrides = { gradients: gradientsForPass(), kernels: [unscaledBatchNorm] };
  try {
    withStandIns(forward, () => withOverrides(overrides, () => tidy(() => grad(record)(from))));
  } catch (thrown) {
    releaseTape();
    if (!(thrown instanceof Recorded)) throw thrown;
  }
  return [...missing];
}
