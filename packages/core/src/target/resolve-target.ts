import { GradCamError } from '@gradcam/errors';
import { checkTarget } from './check-target.js';
import type { ClassAxis } from './class-axis.js';
import { classIndex } from './class-index.js';
import { classScore } from './class-score.js';
import { reductionScore } from './reduction-score.js';
import type { PartOfSpace, Region } from './region.js';
import type { Score } from './score.js';
import type { ClassLabel, ClassTarget, Target } from './target.js';
import { weightsOfRegion } from './weights-of-region.js';

/** A target as scores: one for each map of a sample. */
export interface ResolvedTarget {
  readonly scores: readonly Score[];
  /** True if the result has a target axis: the caller gave a list. */
  readonly several: boolean;
}

/**
 * Turns what the caller asked for into scores.
 *
 * @param target As given by the caller.
 * @param axis The classes and their names.
 * @returns The scores.
 * @throws The errors of `classIndex`; `BAD_OPTION` for an empty list and for a target that says two things; `BAD_REGION` for an
 *   invalid region
 */
export function resolveTarget(target: Target | undefined, axis: ClassAxis): ResolvedTarget {
  checkTarget(target);
  if (typeof target === 'function') return { scores: [reductionScore(target)], several: false };
  const { label, perSample, ...part } = isClassTarget(target) ? target : { label: target };
  const region = partOfSpace(part.region);
  const indexOf = (each: ClassLabel) => classIndex(each, axis.names);
  if (perSample !== undefined) {
    if (label !== undefined) {
      throw new GradCamError(
        'BAD_OPTION',
        'the target has a label and perSample; give one of them.',
      );
    }
    return { scores: [classScore(perSample.map(indexOf), axis, region)], several: false };
  }
  if (label === undefined)
    return { scores: [classScore('predicted', axis, region)], several: false };
  if (!Array.isArray(label))
    return { scores: [classScore(indexOf(label as ClassLabel), axis, region)], several: false };
  if (label.length === 0) {
    throw new GradCamError(
      'BAD_OPTION',
      'the list of classes is empty; give one class at least, or leave the target out.',
    );
  }
  return {
    scores: label.map((each: ClassLabel) => classScore(indexOf(each), axis, region)),
    several: true,
  };
}

/** Only pixel classifiers need what weights the positions. */
function partOfSpace(region: Region = 'all'): PartOfSpace | undefined {
  return region === 'all' ? undefined : weightsOfRegion(region);
}

function isClassTarget(
  target: Exclude<Target, (...given: never[]) => unknown> | undefined,
): target is ClassTarget {
  return typeof target === 'object' && !Array.isArray(target);
}
