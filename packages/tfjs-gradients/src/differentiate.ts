import {
  clone,
  concat,
  dispose,
  getGradient,
  keep,
  tidy,
  valueAndGrad,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { engineTape } from './tape/engine-tape.js';
import { forwardKernelsNow } from './forward/forward-kernels.js';
import { withForwardKernels } from './forward/with-forward-kernels.js';
import { gradientError, type Ends } from './gradient-error.js';
import { gradientsForPass } from './gradients-for-pass.js';
import { unfusedLayers } from './lean/unfused-layers.js';
import { unscaledBatchNorm } from './missing/unscaled-batch-norm.js';
import { freeingKept } from './tape/freeing-kept.js';
import { releaseTape } from './tape/release-tape.js';
import { requireSlope } from './require-slope.js';
import { withOverrides, type KernelOverride } from './with-overrides.js';

/** What the backward pass is given. */
export interface Differentiation {
  /** Computes the output from the activations; run once, under the tape. */
  readonly head: (activations: Tensor) => Tensor;
  /** Where the gradient is taken; the caller keeps them. */
  readonly activations: Tensor;
  /** What both ends are called in messages. */
  readonly names: Ends;
  /** The scalars to differentiate, `[N]`, of the output; or several of them, each with a slope of its own. */
  readonly evaluate: (output: Tensor) => Tensor | readonly Tensor[];
  readonly kernels: readonly KernelOverride[];
  /** Gradients of the caller's own, in place of tfjs's and ours. */
  readonly gradients?: readonly GradConfig[] | undefined;
  /** Told when the score is there and the tape still open: with the activations as they stand on it, and the scores. */
  readonly onRecorded?: ((activations: Tensor, scores: Tensor) => void) | undefined;
}

/** What comes out; the caller disposes the tensors. */
export interface Derivative {
  /** dS/dA, of the activations' shape. */
  readonly gradients: Tensor;
  /** S, `[N]`, one after the other. */
  readonly scores: Tensor;
  /** What the head gave. */
  readonly output: Tensor;
}

/**
 * Runs the head under the tape and differentiates the score in the activations, and in nothing else.
 *
 * The scores of a batch are summed: in inference one sample's score does not depend on another's activations.
 *
 * @param input The cut, the activations and the score.
 * @returns The gradients, the scores and the output.
 * @throws `GRADIENTS_NOT_REGISTERED`, `GRADIENT_MISSING`, `KERNEL_MISSING`, `REDUCTION_NOT_DIFFERENTIABLE`,
 *   `REDUCTION_NOT_SCALAR`
 */
export function differentiate(input: Differentiation): Derivative {
  requireGradients();
  const gradients = [...gradientsForPass(), ...(input.gradients ?? [])];
  const layers = unfusedLayers();
  const kernels = [...input.kernels, ...layers.kernels, unscaledBatchNorm];
  const kept: Tensor[] = [];
  const run = (activations: Tensor): Tensor => {
    const output = input.head(activations);
    kept.push(keep(clone(output)));
    const parts = [input.evaluate(output)].flat();
    const [first, ...others] = parts;
    if (first === undefined) throw new RangeError('there is no score to differentiate');
    const scores = others.length === 0 ? first : concat(parts);
    const tape = engineTape().activeTape ?? [];
    layers.unfuse(tape);
    input.onRecorded?.(activations, scores);
    for (const part of parts) requireSlope(tape, activations, part, input.names);
    return scores;
  };
  try {
    // The kernels of the forward pass lie below: what is noted of a layer for the way back must see it whole.
    const { value, grad } = withForwardKernels(forwardKernelsNow(), () =>
      withOverrides({ gradients, kernels }, () =>
        freeingKept(() => tidy(() => valueAndGrad(run)(input.activations))),
      ),
    );
    const [output] = kept;
    if (output === undefined) throw new RangeError('the head was not run');
    return { gradients: grad, scores: value, output };
  } catch (cause) {
    releaseTape();
    dispose(kept);
    throw gradientError(cause, input.names);
  }
}

/** tfjs-core alone has no gradients; the union package and tfjs-layers bring them. */
function requireGradients(): void {
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  if ((getGradient('Mean') as GradConfig | undefined) !== undefined) return;
  throw new GradCamError(
    'GRADIENTS_NOT_REGISTERED',
    "TensorFlow.js has no gradients registered, which @tensorflow/tfjs-core alone does not bring; add import '@tensorflow/tfjs-layers' or import '@tensorflow/tfjs' to your program.",
  );
}
