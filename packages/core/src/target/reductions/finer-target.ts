import {
  calledAs,
  checkChoice,
  checkKind,
  checkNumber,
  checkOptionNames,
  GradCamError,
} from '@gradcam/errors';
import {
  abs,
  add,
  cast,
  div,
  equal,
  mul,
  oneHot,
  range,
  reshape,
  slice,
  softmax,
  sub,
  sum,
  tidy,
  topk,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { detached } from '../../tensor/detached.js';
import { requireClass } from './require-class.js';
import type { ReductionFunction } from '../target.js';

/**
 * The ways to weight the other classes: by their probabilities, as constants for the gradient; by their probabilities, through
 * which the gradient passes (pytorch-grad-cam); equally (torch-cam).
 */
export const finerWeights = ['constant', 'differentiated', 'equal'] as const;

/** With what a class is compared. */
export interface FinerOptions {
  /** The weight of the other classes; 1 when left out, 0 is the class alone. */
  readonly alpha?: number | undefined;
  /** The number of classes with the nearest scores; 3 when left out, at most all others. */
  readonly count?: number | undefined;
  /**
   * The way to weight them: `'constant'`, the default, by their probabilities, as constants for the gradient; `'differentiated'`,
   * by their probabilities, through which the gradient passes (pytorch-grad-cam); `'equal'`, equally (torch-cam).
   */
  readonly weights?: (typeof finerWeights)[number] | undefined;
}

const optionNames = { alpha: true, count: true, weights: true } as const satisfies Record<
  keyof FinerOptions,
  true
>;

/**
 * Makes Finer-CAM's target (Zhang 2025, arXiv 2501.11309): a class less those that are hardest to tell from it, so that the map shows what
 * makes the difference.
 *
 * Take it with `score: 'logit'`. For a pixel classifier the scores are summed over all positions.
 *
 * @param classIndex The class, by its index.
 * @param options The others.
 * @returns A target for `gradCAM`, which fails with `CLASS_OUT_OF_RANGE` where the network has no such class, with `BAD_OPTION` where it
 *   has no other.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await gradCAM(model, x, finerTarget(285), { score: 'logit' });
 * ```
 */
export function finerTarget(classIndex: number, options: FinerOptions = {}): ReductionFunction {
  const finer = calledAs('finerTarget', () => {
    checkOptionNames(options, optionNames);
    const isIndex = typeof classIndex === 'number';
    checkKind(isIndex, classIndex, 'the class is not an index', 'a number');
    return finerReduction(classIndex, options);
  });
  return (output) => calledAs('finerTarget', () => finer(output));
}

/**
 * Does the work of `finerTarget` for functions that call it for the user: its errors name no function.
 *
 * @param classIndex As for `finerTarget`.
 * @param options As for `finerTarget`.
 * @returns The target.
 * @throws `BAD_OPTION`
 */
export function finerReduction(
  classIndex: number,
  { alpha = 1, count = 3, weights = 'constant' }: FinerOptions = {},
): ReductionFunction {
  checkNumber(alpha, { where: 'the option alpha' });
  checkNumber(count, { where: 'the option count', kind: 'integer', least: 1 });
  checkChoice(weights, finerWeights, 'the option weights');
  return (output) => {
    const classes = output.shape[output.rank - 1] ?? 1;
    requireClass(classIndex, classes);
    requireOthers(classes);
    const logits = sum(reshape(output, [-1, classes]), 0);
    const ofClass = slice(logits, [classIndex], [1]);
    const chosen = detached(logits, (values) => nearest(values, classIndex, count));
    const weigh = (values: Tensor) =>
      shares(weights === 'equal' ? chosen : mul(softmax(values), chosen));
    const others = weights === 'differentiated' ? weigh(logits) : detached(logits, weigh);
    return sub(ofClass, mul(alpha, sum(mul(others, logits))));
  };
}

function requireOthers(classes: number): void {
  if (classes > 1) return;
  throw new GradCamError(
    'BAD_OPTION',
    'the network has no class to compare with, got one class; give the class itself as the target.',
  );
}

/** Ones for the classes whose scores are nearest, zero for all others. */
function nearest(logits: Tensor, classIndex: number, count: number): Tensor {
  return tidy(() => {
    const classes = logits.size;
    const ofClass = equal(range(0, classes, 1, 'int32'), classIndex);
    const distance = abs(sub(logits, slice(logits, [classIndex], [1])));
    // The class itself is the nearest of all: it is put behind the farthest.
    const far = add(distance, mul(cast(ofClass, 'float32'), add(sum(distance), 1)));
    const { indices } = topk(mul(far, -1), Math.min(count, classes - 1));
    return sum(cast(oneHot(cast(indices, 'int32'), classes), 'float32'), 0);
  });
}

/** Made to add up to one; zeros where they add up to nothing. */
function shares(weights: Tensor): Tensor {
  const total = sum(weights);
  // Off the tape, for a comparison has no gradient.
  const none = detached(total, (value) => cast(equal(value, 0), 'float32'));
  return div(weights, add(total, none));
}
