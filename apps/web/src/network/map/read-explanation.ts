import type { ExplainByResult } from '@gradcam/core';
import { methods, type MapName } from '@gradcam/core/methods';
import type { ScoreGrid, Size } from '@gradcam/render';
import { captionOf, heatOf, signOf } from './caption.js';
import type { Settings } from './settings.js';

/** A map read out for drawing, and what it explains; plain data. */
export interface Explanation {
  readonly scores: ScoreGrid & { readonly data: Float32Array };
  /** The number of cells of the feature layer that the map was resized from; undefined for a map of the input itself. */
  readonly cells: Size | undefined;
  readonly classIndex: number;
  readonly className: string;
  readonly featureLayers: readonly string[];
  readonly settings: Settings;
  /** The method that made the map, even if the settings leave it open. */
  readonly method: MapName;
  readonly methodTitle: string;
  /** True for evidence for and against in one map. */
  readonly isSigned: boolean;
  readonly caption: string;
  /** The location of the heat in words, and the warnings about the map. */
  readonly words: string;
  readonly milliseconds: number;
}

/**
 * Reads a map out, and frees it.
 *
 * @param result The map.
 * @param classIndex The class that it explains.
 * @param settings How it was made.
 * @param classNames In the order of the output; none where nobody says.
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
    const scores = { data: await scoreMap.data<'float32'>(), width, height };
    const cells = sizeOf(featureSize);
    const className = classNames[classIndex]?.split(',')[0] ?? `class ${classIndex}`;
    return {
      scores,
      cells,
      classIndex,
      className,
      featureLayers,
      settings,
      method,
      methodTitle: methods[method].title,
      isSigned: signOf(settings) === 'signed',
      caption: captionOf({ settings, method, className, featureLayers }),
      words: [heatOf(scores, cells), ...warnings.map(({ text }) => text)].join(' '),
      milliseconds: 0,
    };
  } finally {
    scoreMap.dispose();
  }
}

function sizeOf([height, width]: readonly number[] = []): Size | undefined {
  return height === undefined || width === undefined ? undefined : { width, height };
}
