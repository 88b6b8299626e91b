import {
  clone,
  dispose,
  getGradient,
  keep,
  tidy,
  valueAndGrad,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import type { CutActivations, CutRequest, Cut } from '../network/network.js';
import { engineTape } from './tape/engine-tape.js';
import { flatGradients } from './exact/flat-gradients.js';
import { resizeGradients } from './exact/resize-gradients.js';
import { sigmoidGradient } from './exact/sigmoid-gradient.js';
import { softmaxGradient } from './exact/softmax-gradient.js';
import { gradientError } from './gradient-error.js';
import { freeingKept } from './tape/freeing-kept.js';
import { batchNormGradient } from './lean/batch-norm-gradient.js';
import { skippedWeightProducts } from './lean/skipped-weight-products.js';
import { missingGradients } from './missing/missing-gradients.js';
import { releaseTape } from './tape/release-tape.js';
import { withOverrides, type KernelOverride } from './with-overrides.js';

/** What the backward pass is given. */
export interface Differentiation {
  readonly cut: Cut;
  readonly request: CutRequest;
  readonly at: CutActivations;
  /** The scalars to differentiate, `[N]`, of the reduction layer's output. */
  readonly evaluate: (output: Tensor) => Tensor;
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
  /** S, `[N]`. */
  readonly scores: Tensor;
  /** The reduction layer's output. */
  readonly output: Tensor;
  /** Ops on the way whose gradient is zero everywhere: where there are some, a map of zeros says nothing. */
  readonly flatOps: ReadonlySet<string>;
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
  const flatOps = new Set<string>();
  const gradients = [
    softmaxGradient,
    sigmoidGradient,
    batchNormGradient,
    ...resizeGradients,
    ...flatGradients(flatOps),
    ...missingGradients(),
    ...(input.gradients ?? []),
  ];
  const weightProducts = skippedWeightProducts();
  const kernels = [...input.kernels, weightProducts.kernel];
  const kept: Tensor[] = [];
  const run = (activations: Tensor): Tensor => {
    const output = input.cut.head(activations, input.at.bypass);
    kept.push(keep(clone(output)));
    const scores = input.evaluate(output);
    input.onRecorded?.(activations, scores);
    weightProducts.note(engineTape().activeTape ?? [], activations);
    return scores;
  };
  try {
    const { value, grad } = withOverrides({ gradients, kernels }, () =>
      freeingKept(() => tidy(() => valueAndGrad(run)(input.at.activations))),
    );
    const [output] = kept;
    if (output === undefined) throw new RangeError('the head was not run');
    return { gradients: grad, scores: value, output, flatOps };
  } catch (cause) {
    releaseTape();
    dispose(kept);
    throw gradientError(cause, input.request);
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
