import {
  clone,
  concat,
  dispose,
  keep,
  tidy,
  valueAndGrad,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { engineTape } from '../tape/engine-tape.js';
import { mendedPass, type MendedPass } from './mended-pass.js';
import { requireNonZeroGradient } from './require-non-zero-gradient.js';

/** What is differentiated. */
export interface Differentiation extends MendedPass {
  /** Computes the output from the activations; run once, under the tape. */
  readonly head: (activations: Tensor) => Tensor;
  /** Where the gradient is taken; the caller keeps them. */
  readonly activations: Tensor;
  /** The scalars to differentiate, `[N]`, of the output; or several of them, each with a gradient of its own. */
  readonly evaluate: (output: Tensor) => Tensor | readonly Tensor[];
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
 * Differentiates scores of a function in its argument, and gives the function's output besides.
 *
 * The scores of a batch are summed: where one sample's score does not depend on another's activations, each sample gets its own gradient.
 *
 * @param input The function, its argument and the score.
 * @returns The gradients, the scores and the output.
 * @throws `GRADIENTS_NOT_REGISTERED`, `GRADIENT_MISSING`, `KERNEL_MISSING`, `REDUCTION_NOT_DIFFERENTIABLE`,
 *   `REDUCTION_NOT_SCALAR`
 */
export function differentiate(input: Differentiation): Derivative {
  const outputs: Tensor[] = [];
  try {
    const { value, grad } = mendedPass(input, (unfuse) => {
      const scored = (activations: Tensor): Tensor => {
        const output = input.head(activations);
        outputs.push(keep(clone(output)));
        const parts = [input.evaluate(output)].flat();
        const [first, ...others] = parts;
        if (first === undefined) throw new RangeError('there is no score to differentiate');
        const scores = others.length === 0 ? first : concat(parts);
        const tape = engineTape().activeTape ?? [];
        unfuse(tape);
        input.onRecorded?.(activations, scores);
        for (const part of parts) requireNonZeroGradient(tape, [activations], part, input.ends);
        return scores;
      };
      return tidy(() => valueAndGrad(scored)(input.activations));
    });
    const [output] = outputs;
    if (output === undefined) throw new RangeError('the head was not run');
    return { gradients: grad, scores: value, output };
  } catch (cause) {
    dispose(outputs);
    throw cause;
  }
}
