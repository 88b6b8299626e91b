import type { FactorizationResult } from '@gradcam/core';
import { methods } from '@gradcam/core/methods';
import { scoresOverPicture, topClasses } from '@gradcam/models';
import type { ScoreGrid, Size } from '@gradcam/render';
import type { Network } from '../open/network.js';
import { heatOf } from './caption.js';

/** A concept: its map, and the class that a picture full of it would have. */
interface Concept {
  readonly label: string;
  readonly scores: ScoreGrid;
}

/** The concepts that a layer sees in a picture, whatever the class; plain data. */
export interface Concepts {
  readonly concepts: readonly Concept[];
  readonly caption: string;
  /** The location of each in words. */
  readonly words: string;
}

/**
 * Reads concepts out, frees them, and brings them to the picture.
 *
 * @param found The concepts found.
 * @param network The network.
 * @param network.classNames In the order of the output.
 * @param network.preprocessing How the picture was fitted in.
 * @param picture The picture's size.
 * @returns The concepts' maps, and what they are like.
 */
export async function readConcepts(
  { conceptMaps, concepts, conceptScores, featureLayer }: FactorizationResult,
  { classNames, preprocessing }: Network,
  picture: Size,
): Promise<Concepts> {
  try {
    const [count = 0, height = 0, width = 0] = conceptMaps.shape;
    const values = await conceptMaps.data<'float32'>();
    const scores = await conceptScores?.data<'float32'>();
    const likes = scores === undefined ? [] : partsOf(scores, count);
    const found = partsOf(values, count).map((data, index) => ({
      label: `like ${likeOf(likes[index], classNames)}`,
      scores: scoresOverPicture({ data, width, height }, picture, preprocessing),
    }));
    return {
      concepts: found,
      caption: `${methods['deep-feature-factorization'].title}: ${count} concepts at ${featureLayer}`,
      words: found.map((each) => `${each.label}: ${heatOf(each.scores)}`).join(' '),
    };
  } finally {
    for (const tensor of [conceptMaps, concepts, conceptScores]) tensor?.dispose();
  }
}

function likeOf(scores: Float32Array | undefined, classNames: readonly string[]): string {
  const [best] = scores === undefined ? [] : topClasses(scores, classNames, 1);
  return best?.name.split(',')[0] ?? 'no class';
}

/** The numbers of each of several, one after the other. */
function partsOf(values: Float32Array, count: number): Float32Array[] {
  const size = values.length / count;
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
