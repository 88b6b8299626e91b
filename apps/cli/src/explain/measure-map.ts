import type { ClassLabel, ExplainableModel, ExplainByResult } from '@gradcam/core';
import type { ScoreGrid } from '@gradcam/render';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Arguments } from '../arguments/parse-arguments.js';
import { explanationOf } from './explanation-of.js';

/** A map that was read out, and how long it took. */
export interface MeasuredMap {
  readonly scores: ScoreGrid;
  /** The result with its facts; its tensor is freed. */
  readonly result: ExplainByResult;
  /** Of one warm call. */
  readonly milliseconds: number;
}

/**
 * Explains a picture as the command was asked to, twice: the first map, a Grad-CAM, makes the backend compile what it needs.
 *
 * @param model The network.
 * @param x The picture, preprocessed; the caller keeps it.
 * @param label The class.
 * @param options The parsed arguments, and the class names.
 * @returns The map's numbers.
 */
export async function measureMap(
  model: ExplainableModel,
  x: Tensor,
  label: ClassLabel,
  options: Arguments & { readonly classNames: readonly string[] },
): Promise<MeasuredMap> {
  const first = { ...options, method: 'grad-cam', channels: undefined } as const;
  const plain = await explanationOf(model, x, label, first);
  plain.scoreMap.dispose();
  const started = performance.now();
  const result = await explanationOf(model, x, label, options);
  const scores = await readMap(result.scoreMap);
  return { scores, result, milliseconds: performance.now() - started };
}

/** Reads the map and frees it. */
async function readMap(scoreMap: Tensor): Promise<ScoreGrid> {
  try {
    const [height = 1, width = 1] = scoreMap.shape;
    return { data: await scoreMap.data<'float32'>(), width, height };
  } finally {
    scoreMap.dispose();
  }
}
