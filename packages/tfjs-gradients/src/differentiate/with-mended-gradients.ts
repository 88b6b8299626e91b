import { calledAs, checkKind, checkOptionNames, GradCamError } from '@gradcam/errors';
import { engine, ready, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { backwardKernels } from '../kernels/backward/backward-kernels.js';
import { forwardKernels } from '../kernels/forward/forward-kernels.js';
import { cutZeroGradientPaths } from '../tape/cut-zero-gradient-paths.js';
import { engineTape, type TapeNode } from '../tape/engine-tape.js';
import { freeOnTheWay } from '../tape/free-on-the-way.js';
import type { Ends } from './gradient-error.js';
import { mendedPass } from './mended-pass.js';
import { requireNonZeroGradient } from './require-non-zero-gradient.js';

/** The additional replacements while gradients are computed. */
export interface MendedGradientsOptions {
  /** Gradients in place of TensorFlow.js's and of the mended ones, such as `guidedGradients`. */
  readonly gradients?: readonly GradConfig[] | undefined;
}

const ends: Ends = {
  from: 'what is differentiated with respect to',
  to: 'the score',
  advice: {
    missing: 'leave that op out of what is differentiated, or register a gradient for it',
    zero: 'differentiate what goes into it',
    kernel: 'use another backend',
  },
};

/**
 * Runs gradients of your own, by `tf.grad`, `tf.valueAndGrads`, `tf.variableGrads` or an optimizer, while what TensorFlow.js lacks or has
 * wrong is mended: gradients, and the kernels of the active backend. Afterwards everything is as it was.
 *
 * First derivatives only. Nobody else sees what stands in, for `run` is not interrupted.
 *
 * @param run Computes the gradients; must not be async: read their numbers afterwards.
 * @param options Additional gradients.
 * @returns The result of `run`; the caller disposes its tensors.
 * @throws `GRADIENTS_NOT_REGISTERED`, `GRADIENT_MISSING`, `KERNEL_MISSING`; `REDUCTION_NOT_DIFFERENTIABLE` where the gradient is zero by
 *   construction, such as behind an argmax; `BAD_OPTION` where `run` is async
 *
 * @example
 * ```ts
 * const x = tf.tensor1d([3, 1, 3]);
 * // The two largest share the gradient: 0.5 0 0.5, where tf.grad alone gives 1 0 1.
 * const gradient = await withMendedGradients(() => tf.grad((x) => tf.max(x))(x));
 * ```
 */
export function withMendedGradients<T>(
  run: () => T,
  options: MendedGradientsOptions = {},
): Promise<T> {
  return calledAs('withMendedGradients', async () => {
    checkOptionNames(options, { gradients: true });
    checkKind(typeof run === 'function', run, 'there is nothing to run', 'a function');
    await ready();
    await forwardKernels();
    const kernels = await backwardKernels();
    const result = mendedPass({ kernels, gradients: options.gradients, ends }, (unfuse) =>
      watchingGradients(unfuse, run),
    );
    if (result instanceof Promise) {
      // What it does later is not mended, and its failure is not ours to report.
      result.catch(() => undefined);
      throw new GradCamError(
        'BAD_OPTION',
        'the function must not be async, got a promise; compute the gradient in it, and await its numbers afterwards.',
      );
    }
    return result;
  });
}

/** Runs something, and prepares the tape of each gradient in it once everything is recorded. */
function watchingGradients<T>(unfuse: (tape: readonly TapeNode[]) => void, run: () => T): T {
  const target = engine();
  const before = Object.getOwnPropertyDescriptor(target, 'gradients');
  const own = target.gradients.bind(target);
  target.gradients = <O extends Tensor>(
    compute: () => O,
    from: Tensor[],
    upstream?: O,
    allowNoGradients = false,
  ) =>
    own(
      () => {
        const result = compute();
        const tape = engineTape().activeTape ?? [];
        unfuse(tape);
        // The tape of a gradient inside another is the other's, too, and stays whole.
        if (engineTape().gradientDepth > 1) return result;
        if (allowNoGradients) cutZeroGradientPaths(tape, from, result);
        else requireNonZeroGradient(tape, from, result, ends);
        freeOnTheWay(tape, from);
        return result;
      },
      from,
      upstream,
      allowNoGradients,
    );
  try {
    return run();
  } finally {
    if (before === undefined) Reflect.deleteProperty(target, 'gradients');
    else Object.defineProperty(target, 'gradients', before);
  }
}
