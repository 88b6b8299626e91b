import { explainBy, type ClassLabel, type ExplainByResult } from '@gradcam/core';
import type { HeatDescription, ScoreGrid } from '@gradcam/render';
import type { Tensor } from '@tensorflow/tfjs-core';
import { mapOptions } from '../arguments/check/check-together.js';
import type { MapArguments } from '../arguments/request.js';
import type { Session } from '../model/session.js';
import { describeMap } from './describe-map.js';

/** A map that was read out, and how long it took. */
export interface MeasuredMap {
  readonly scores: ScoreGrid & { readonly data: Float32Array };
  /** The hot places, in words and numbers. */
  readonly heat: HeatDescription;
  /** The result with its facts; its tensor is freed. */
  readonly result: ExplainByResult;
  readonly milliseconds: number;
}

/**
 * Explains a picture by one method.
 *
 * @param session The network.
 * @param x The picture, preprocessed; the caller keeps it.
 * @param label The class.
 * @param method The name of the method.
 * @param given The parsed arguments.
 * @returns The map's numbers.
 */
export async function measureMap(
  { model, classNames }: Session,
  x: Tensor,
  label: ClassLabel | undefined,
  method: MapArguments['method'],
  given: MapArguments,
): Promise<MeasuredMap> {
  const started = performance.now();
  const result = await explainBy(method, model, x, label, { ...mapOptions(given), classNames });
  const scores = await readMap(result.scoreMap);
  const milliseconds = performance.now() - started;
  return { scores, heat: describeMap(scores, result.featureSize), result, milliseconds };
}

/** Reads the map and frees it. */
async function readMap(scoreMap: Tensor): Promise<MeasuredMap['scores']> {
  try {
    const [height = 1, width = 1] = scoreMap.shape;
    return { data: await scoreMap.data<'float32'>(), width, height };
  } finally {
    scoreMap.dispose();
  }
}
