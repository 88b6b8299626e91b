import type { ExplainByResult, Sign } from '@gradcam/core';
import { methods, type MapName } from '@gradcam/core/methods';
import { cellsOverPicture, scoresOverPicture } from '@gradcam/models';
import type { ScoreGrid, Size } from '@gradcam/render';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Network } from '../open/network.js';
import { captionOf, heatOf, signOf } from './caption.js';
import type { Settings } from './settings.js';

type MapScores = ScoreGrid & { readonly data: Float32Array };

/** A map read out for drawing, and what it explains; plain data. */
export interface Explanation {
  /** A number of its own, by which the worker knows the map again. */
  readonly id: number;
  /** The map over the picture. */
  readonly scores: MapScores;
  readonly classIndex: number;
  readonly className: string;
  readonly featureLayers: readonly string[];
  readonly settings: Settings;
  /** The method that made the map, even if the settings leave it open. */
  readonly method: MapName;
  readonly methodTitle: string;
  /** The part of the evidence that the map shows. */
  readonly sign: Sign;
  /** True for evidence for and against in one map. */
  readonly isSigned: boolean;
  /** False for a method whose map is the same whatever the class. */
  readonly usesClass: boolean;
  readonly caption: string;
  /** The location of the heat in words, and the warnings about the map. */
  readonly words: string;
  readonly milliseconds: number;
}

/** A map over the picture, and over the network's input, which may be a part of it or have margins. */
export interface ReadMap {
  readonly explanation: Explanation;
  readonly overInput: ScoreGrid;
}

let lastId = 0;

/**
 * Reads a map out, frees it, and brings it to the picture.
 *
 * @param result The map.
 * @param classIndex The class that it explains.
 * @param settings How it was made.
 * @param network The network.
 * @param network.classNames In the order of the output; none where nobody says.
 * @param network.preprocessing How the picture was fitted in.
 * @param picture The picture's size.
 * @returns The map's numbers, and what it explains.
 */
export async function readExplanation(
  { scoreMap, featureSize, featureLayers, warnings, method }: ExplainByResult,
  classIndex: number,
  settings: Settings,
  { classNames, preprocessing }: Network,
  picture: Size,
): Promise<ReadMap> {
  const overInput = await readScores(scoreMap);
  const scores = scoresOverPicture(overInput, picture, preprocessing);
  const cells = cellsOverPicture(featureSize, scores, preprocessing);
  const sign = signOf(settings);
  const { title, usesClass } = methods[method];
  lastId += 1;
  const className = classNames[classIndex]?.split(',')[0] ?? `class ${classIndex}`;
  const explanation = {
    id: lastId,
    scores,
    classIndex,
    className,
    featureLayers,
    settings,
    method,
    methodTitle: title,
    sign,
    isSigned: sign === 'signed',
    usesClass,
    caption: captionOf({ settings, method, className, featureLayers }),
    words: [heatOf(scores, cells), ...warnings.map(({ text }) => text)].join(' '),
    milliseconds: 0,
  };
  return { explanation, overInput };
}

async function readScores(scoreMap: Tensor): Promise<MapScores> {
  try {
    const [height = 0, width = 0] = scoreMap.shape;
    return { data: await scoreMap.data<'float32'>(), width, height };
  } finally {
    scoreMap.dispose();
  }
}
