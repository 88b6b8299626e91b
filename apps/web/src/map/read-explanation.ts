import type { ExplainByResult } from '@gradcam/core';
import type { MapName } from '@gradcam/core/methods';
import type { ScoreGrid, Size } from '@gradcam/render';
import type { Settings } from './settings.js';

/** A map read out for drawing, and what it explains. */
export interface Explanation {
  readonly scores: ScoreGrid;
  /** The number of cells of the feature layer that the map was resized from; undefined for a map of the input itself. */
  readonly cells: Size | undefined;
  readonly classIndex: number;
  readonly className: string;
  /** None where the map is of the input itself. */
  readonly featureLayers: readonly string[];
  readonly settings: Settings;
  /** The warnings about the map, in sentences. */
  readonly warnings: readonly string[];
  /** The method that made the map, even if the settings leave it open. */
  readonly method: MapName;
}

/**
 * Reads a map out, and frees it.
 *
 * @param result The map.
 * @param classIndex The class that it explains.
 * @param settings How it was made.
 * @param classNames In the order of the output.
 * @returns The map's numbers, and what it explains.
 */
export async function readExplanation(
  { scoreMap, featureSize, featureLayers, warnings, method }: ExplainByResult,
  classIndex: number,
  settings: Settings,
  classNames: readonly string[],
): Promise<Explanation> {
  try {
    const [height = 0, width = 0] = scoreMap.shape;
    return {
      scores: { data: await scoreMap.data<'float32'>(), width, height },
      cells: sizeOf(featureSize),
      classIndex,
      className: classNames[classIndex]?.split(',')[0] ?? `class ${classIndex}`,
      featureLayers,
      warnings: warnings.map(({ text }) => text),
      settings,
      method,
    };
  } finally {
    scoreMap.dispose();
  }
}

function sizeOf([height, width]: readonly number[] = []): Size | undefined {
  return height === undefined || width === undefined ? undefined : { width, height };
}
