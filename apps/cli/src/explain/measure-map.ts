import { explainBy, type ClassLabel, type ExplainByResult } from '@gradcam/core';
import type { HeatDescription } from '@gradcam/render';
import type { Picture } from '@gradcam/pictures';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { mapOptions } from '../arguments/check/check-together.js';
import type { MapArguments } from '../arguments/request.js';
import type { MapScores, Session } from '../model/session.js';
import { describeMap } from './describe-map.js';

/** A map that was read out, over the picture, and how long it took. */
export interface MeasuredMap {
  readonly scores: MapScores;
  /** The map as the network's input has it, before it is laid over the picture. */
  readonly raw: MapScores;
  /** The hot places, in words and numbers; found when they are asked for. */
  readonly heat: HeatDescription;
  /** The result with its facts; its tensor is freed. */
  readonly result: ExplainByResult;
  readonly milliseconds: number;
}

/** A picture as the network gets it. */
export interface Seen {
  readonly picture: Picture;
  readonly x: Tensor3D;
}

/**
 * Explains a picture by one method.
 *
 * @param session The network.
 * @param seen The picture, which the caller keeps.
 * @param seen.picture The picture.
 * @param seen.x The same, preprocessed.
 * @param label The class.
 * @param method The name of the method.
 * @param given The parsed arguments.
 * @returns The map's numbers.
 */
export async function measureMap(
  { model, classNames, preprocessing, overPicture }: Session,
  { picture, x }: Seen,
  label: ClassLabel | undefined,
  method: MapArguments['method'],
  given: MapArguments,
): Promise<MeasuredMap> {
  const started = performance.now();
  const result = await explainBy(method, model, x, label, { ...mapOptions(given), classNames });
  const raw = await readMap(result.scoreMap);
  const scores = overPicture(raw, picture);
  const milliseconds = performance.now() - started;
  let heat: HeatDescription | undefined;
  return {
    scores,
    raw,
    get heat() {
      return (heat ??= describeMap(scores, result.featureSize, preprocessing));
    },
    result,
    milliseconds,
  };
}

/** Reads the map and frees it. */
async function readMap(scoreMap: Tensor): Promise<MapScores> {
  try {
    const [height = 1, width = 1] = scoreMap.shape;
    return { data: await scoreMap.data<'float32'>(), width, height };
  } finally {
    scoreMap.dispose();
  }
}
