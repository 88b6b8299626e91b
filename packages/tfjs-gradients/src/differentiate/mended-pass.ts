import type { GradConfig } from '@tensorflow/tfjs-core';
import { gradientsForPass } from '../gradients/gradients-for-pass.js';
import { preparedKernels } from '../kernels/forward/forward-kernels.js';
import { withOverrides, type KernelOverride } from '../overrides/with-overrides.js';
import { withStandIns } from '../overrides/with-stand-ins.js';
import type { TapeNode } from '../tape/engine-tape.js';
import { freeingKept } from '../tape/freeing-kept.js';
import { releaseTape } from '../tape/release-tape.js';
import { gradientError, type Ends } from './gradient-error.js';
import { requireGradients } from './require-gradients.js';
import { unfusedLayers } from './unfused-layers.js';
import { unscaledBatchNorm } from './unscaled-batch-norm.js';

/** The settings of a backward pass. */
export interface MendedPass {
  /** Of `backwardKernels`. */
  readonly kernels: readonly KernelOverride[];
  /** The caller's gradients, in place of tfjs's and ours. */
  readonly gradients?: readonly GradConfig[] | undefined;
  /** The names of both ends in messages. */
  readonly ends: Ends;
}

/**
 * Runs a gradient while everything that TensorFlow.js lacks or has wrong is mended, and puts its own back.
 *
 * @param pass The replacements.
 * @param run Computes a gradient; must not be async. Calls its argument with the tape once everything is recorded.
 * @returns The result of `run`.
 * @throws `GRADIENTS_NOT_REGISTERED`, `GRADIENT_MISSING`, `KERNEL_MISSING`, `REDUCTION_NOT_DIFFERENTIABLE`
 */
export function mendedPass<T>(
  pass: MendedPass,
  run: (unfuse: (tape: readonly TapeNode[]) => void) => T,
): T {
  requireGradients();
  const layers = unfusedLayers();
  const overrides = {
    gradients: [...gradientsForPass(), ...(pass.gradients ?? [])],
    kernels: [...pass.kernels, ...layers.kernels, unscaledBatchNorm],
  };
  try {
    // The kernels of the forward pass lie below: what is noted of a layer for the way back must see it whole.
    return withStandIns(preparedKernels(), () =>
      withOverrides(overrides, () => freeingKept(() => run(layers.unfuse))),
    );
  } catch (cause) {
    releaseTape();
    throw gradientError(cause, pass.ends);
  }
}
