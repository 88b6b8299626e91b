import { deepFeatureFactorization } from '@gradcam/core';
import { visibleName } from '@gradcam/errors';
import { topClasses } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { blendClasses, describeHeat, thresholdOfMaximum } from '@gradcam/render';
import { split, type Tensor } from '@tensorflow/tfjs-core';
import type { MapScores, Session } from '../model/session.js';
import type { Seen } from './measure-map.js';

/** The concepts found in a picture, independently of a class. */
export interface Concepts {
  /** The picture with each concept in a different colour. */
  readonly painted: Picture;
  /** A line for each: its colour, where it is, and the class that a picture full of it would have. */
  readonly lines: readonly string[];
}

/** The options for finding concepts. */
export interface ConceptOptions {
  /** The number of concepts. */
  readonly count: number;
  /** Chosen automatically when left out. */
  readonly featureLayer: string | undefined;
}

// As in `classColors` of @gradcam/render.
const colorNames = ['orange', 'sky blue', 'green', 'yellow', 'blue', 'vermilion', 'purple'];

/**
 * Finds concepts in a picture (deep feature factorisation).
 *
 * @param session The network.
 * @param seen The picture, which the caller keeps.
 * @param seen.picture The picture.
 * @param seen.x The same, preprocessed.
 * @param options The number of concepts, and the layer.
 * @returns A painted picture, and words.
 */
export async function findConcepts(
  { model, classNames = [], overPicture }: Session,
  { picture, x }: Seen,
  { count, featureLayer }: ConceptOptions,
): Promise<Concepts> {
  const found = await deepFeatureFactorization(model, x, { concepts: count, featureLayer });
  const scores = await found.conceptScores?.data<'float32'>();
  const maps = (await grids(found.conceptMaps)).map((map) => overPicture(map, picture));
  for (const tensor of [found.conceptMaps, found.concepts, found.conceptScores]) tensor?.dispose();

  const classCount = (scores?.length ?? 0) / count;
  const lines = maps.map((map, index) => {
    const { text } = describeHeat(map, { threshold: thresholdOfMaximum(map, 0.5) });
    const own = scores?.slice(index * classCount, (index + 1) * classCount);
    const [best] = own === undefined ? [] : topClasses(own, classNames, 1);
    const like = best === undefined ? '' : ` Most like: ${visibleName(best.name)}.`;
    return `${(colorNames[index % colorNames.length] ?? '').padEnd(10)} ${text}${like}`;
  });
  const classes = maps.map((scoresOfOne, index) => ({
    label: `concept ${index + 1}`,
    scores: scoresOfOne,
  }));
  return { painted: blendClasses(picture, classes), lines };
}

/** `[K, height, width]`, read one by one. */
async function grids(maps: Tensor): Promise<MapScores[]> {
  const [count = 1, height = 1, width = 1] = maps.shape;
  const found: MapScores[] = [];
  for (const part of split(maps, count)) {
    found.push({ data: await part.data<'float32'>(), width, height });
    part.dispose();
  }
  return found;
}
