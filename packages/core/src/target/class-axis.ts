import { add, mul, sum, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { CutRequest, Network } from '../network/network.js';
import { unitKind, type UnitKind } from './unit-kind.js';

/**
 * The meaning of the last axis of an output: its classes.
 *
 * One unit with two names has two classes, in Keras's order: the unit is the second, and the first is its complement, 1 - p of a probability,
 * -z of a logit. The predicted one is the second where p > 0.5, or z > 0. Without names, or with one, there is the unit alone.
 */
export interface ClassAxis {
  readonly names: readonly string[] | undefined;
  /**
   * The classes of an output, under the tape.
   *
   * @param output `[N, ...space, C]`.
   * @returns `[N, ...space, classes]`.
   * @throws `CLASS_NAMES_COUNT`
   */
  readonly classesOf: (output: Tensor) => Tensor;
  /** Above which value one unit is predicted; undefined where that cannot be known. */
  readonly threshold: number | undefined;
}

const thresholds = { probability: 0.5, logit: 0 } as const;

/**
 * Finds the classes of a network's reduction layer.
 *
 * @param network The network.
 * @param request The layer and the score.
 * @param names In the order of the output, where the user gave them.
 * @returns The axis.
 */
export function classAxis(
  { graph }: Network,
  request: CutRequest,
  names: readonly string[] | undefined,
): ClassAxis {
  // Asked for by few scores, and a walk through the graph.
  const kindOf = () => unitKind(graph, request);
  const layer = request.reductionLayer;
  return {
    names,
    get threshold() {
      const kind = kindOf();
      return kind === undefined ? undefined : thresholds[kind];
    },
    classesOf: (output) => {
      const count = output.shape[output.rank - 1] ?? 1;
      if (count === 1 && names?.length === 2) return bothClasses(output, kindOf(), layer);
      requireNames(names, count, `the output of "${layer}"`);
      return output;
    },
  };
}

/**
 * Computes the score of every class: the class channel summed over everything else (Vinogradova 2020, eq. 2 with all
 * pixels), which for a classifier is the class score itself.
 *
 * @param output `[N, C]` or `[N, ...space, C]`.
 * @returns `[N, C]`.
 */
export function classScores(output: Tensor): Tensor {
  const space = Array.from({ length: output.rank - 2 }, (_, index) => index + 1);
  return space.length === 0 ? output : sum(output, space);
}

/**
 * Refuses class names that are more or fewer than the classes: they would be shifted against them.
 *
 * @param names As the user gave them.
 * @param count The number of classes.
 * @param output Whose, for the message.
 * @throws `CLASS_NAMES_COUNT`
 */
export function requireNames(
  names: readonly string[] | undefined,
  count: number,
  output: string,
): void {
  if (names === undefined || names.length === count) return;
  const remedy =
    names.length === count - 1
      ? "where the first class is the background, give classNames: ['background', ...classNames]"
      : count === 1
        ? 'give one name for the unit, or two for a sigmoid: of the class where it is low, then of the one where it is high'
        : 'give one name for each class, in the order of the output';
  throw new GradCamError(
    'CLASS_NAMES_COUNT',
    `the class names do not fit ${output}, got ${names.length} names, expected ${count}; ${remedy}.`,
  );
}

function bothClasses(unit: Tensor, kind: UnitKind | undefined, layer: string): Tensor {
  if (kind === undefined) {
    throw new GradCamError(
      'CLASS_NAMES_COUNT',
      `two class names need a sigmoid or a linear unit, got one unit of "${layer}", which is not known to be either; give one name, for the unit itself, or a reduction function.`,
    );
  }
  const signs = mul(unit, tensor1d([-1, 1]));
  return kind === 'logit' ? signs : add(signs, tensor1d([1, 0]));
}
