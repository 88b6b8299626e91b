import type { FactorizationResult } from '@gradcam/core';
import { topClasses } from '@gradcam/models';
import type { ScoreGrid } from '@gradcam/render';

/** The concepts that a layer sees in a picture, whatever the class. */
export interface Concepts {
  /** The map of each concept. */
  readonly maps: readonly ScoreGrid[];
  /** The class that a picture full of it would have; none where the network does not say. */
  readonly likes: readonly (string | undefined)[];
  readonly featureLayer: string;
}

/**
 * Reads concepts out, and frees them.
 *
 * @param found The concepts found.
 * @param classNames In the order of the output.
 * @returns The concepts' maps, and what they are like.
 */
export async function readConcepts(
  { conceptMaps, concepts, conceptScores, featureLayer }: FactorizationResult,
  classNames: readonly string[],
): Promise<Concepts> {
  try {
    const [count = 0, height = 0, width = 0] = conceptMaps.shape;
    const values = await conceptMaps.data<'float32'>();
    const scores = await conceptScores?.data<'float32'>();
    return {
      maps: partsOf(values, count).map((data) => ({ data, width, height })),
      likes:
        scores === undefined
          ? Array.from({ length: count }, () => undefined)
          : partsOf(scores, count).map((own) => topClasses(own, classNames, 1)[0]?.name),
      featureLayer,
    };
  } finally {
    for (const tensor of [conceptMaps, concepts, conceptScores]) tensor?.dispose();
  }
}

/** The numbers of each of several, one after the other. */
function partsOf(values: Float32Array, count: number): Float32Array[] {
  const size = values.length / count;
  return Array.from({ length: count }, (_, index) =>
    values.subarray(index * size, (index + 1) * size),
  );
}
