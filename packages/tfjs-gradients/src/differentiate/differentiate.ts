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
import { freeOnTheWay } from '../tape/free-on-the-way.js';
import { mendedPass, type MendedPass } from './mended-pass.js';
import { requireNonZeroGradient } from './require-non-zero-gradient.js';

/** A function with its argument, and the scores to differentiate. */
export interface Differentiation extends MendedPass {
  /** Computes the output from the activations; run once, under the tape. */
  readonly head: (activations: Tensor) => Tensor;
  /** The tensor with respect to which the gradient is computed; the caller keeps it. */
  readonly activations: Tensor;
  /** Computes the scalars to differentiate, `[N]`, from the output; or several of them, each with a separate gradient. */
  readonly evaluate: (output: Tensor) => Tensor | readonly Tensor[];
  /** Told when the score is there and the tape still open: with the activations as they stand on it, and the scores. */
  readonly onRecorded?: ((activations: Tensor, scores: Tensor) => void) | undefined;
}

/** The result; the caller disposes the tensors. */
export interface Derivative {
  /** dS/dA, of the activations' shape. */
  readonly gradients: Tensor;
  /** S, `[N]`, one after the other. */
  readonly scores: Tensor;
  /** The output of the head. */
  readonly output: Tensor;
}

/**
 * Differentiates scores of a function with respect to its argument, and returns the function's output, too.
 *
 * The scores of a batch are summed: if one sample's score does not depend on another's activations, each sample gets its own
 * gradient.
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
        freeOnTheWay(tape, [activations]);
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
