import { GradCamError } from '../grad-cam-error.js';
import { classIndex } from './class-index.js';
import { classScore } from './class-score.js';
import { predictedScore } from './predicted-score.js';
import { reductionScore } from './reduction-score.js';
import type { Score } from './score.js';
import type { Target } from './target.js';

/** A target as scores: one for each map of a sample. */
export interface ResolvedTarget {
  readonly scores: readonly Score[];
  /** Whether the result has a target axis: the caller gave a list. */
  readonly several: boolean;
}

/**
 * Turns what the caller asked for into scores.
 *
 * @param target As given by the caller.
 * @param classNames The names in the order of the output, where known.
 * @returns The scores.
 * @throws The errors of `classIndex`, and `BAD_OPTION` for an empty list.
 */
export function resolveTarget(
  target: Target | undefined,
  classNames: readonly string[] | undefined,
): ResolvedTarget {
  if (target === undefined) return { scores: [predictedScore], several: false };
  if (typeof target === 'function') return { scores: [reductionScore(target)], several: false };
  if (typeof target === 'number' || typeof target === 'string') {
    return { scores: [classScore(classIndex(target, classNames))], several: false };
  }
  if (target.length === 0) {
    throw new GradCamError(
      'BAD_OPTION',
      'gradCAM: the list of classes is empty; give one class at least, or leave the target out.',
    );
  }
  return {
    scores: target.map((label) => classScore(classIndex(label, classNames))),
    several: true,
  };
}
