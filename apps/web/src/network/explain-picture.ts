import { explainBy } from '@gradcam/core';
import { scoresInPicture, showsWhole } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { Size } from '@gradcam/render';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { optionsFor } from './map/options-for.js';
import { readExplanation, type Explanation } from './map/read-explanation.js';
import type { Settings } from './map/settings.js';
import type { Network } from './open/network.js';

/** A picture as the network gets it. */
export interface Seen {
  /** The network's input, without a batch axis. */
  readonly x: Tensor3D;
  /** The picture itself. */
  readonly picture: Picture;
}

/** The longer side of a map in the picture's frame: more than any feature layer has cells. */
const longest = 512;

/**
 * Explains a class.
 *
 * @param network The network.
 * @param seen The picture.
 * @param classIndex The class.
 * @param settings How.
 * @param signal Ends it between two steps.
 * @returns The map over the network's input.
 */
export async function explainPicture(
  network: Network,
  { x }: Seen,
  classIndex: number,
  settings: Settings,
  signal: AbortSignal,
): Promise<Explanation> {
  const { model, classNames } = network;
  const named = classNames.length === 0 ? {} : { classNames };
  const began = performance.now();
  const result = await explainBy(settings.method, model, x, classIndex, {
    ...optionsFor(settings),
    ...named,
    signal,
  });
  const explanation = await readExplanation(result, classIndex, settings, classNames);
  return { ...explanation, milliseconds: Math.round(performance.now() - began) };
}

/**
 * Brings a map to the frame of the picture, where the network saw another one.
 *
 * @param explanation The map over the input.
 * @param size The picture's size.
 * @param preprocessing How the picture was fitted in.
 * @returns The map over the picture.
 */
export function inPicture(
  explanation: Explanation,
  size: Size,
  preprocessing: Network['preprocessing'],
): Explanation {
  if (showsWhole(preprocessing)) return explanation;
  const scale = Math.min(1, longest / Math.max(size.width, size.height));
  const frame = {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
  return { ...explanation, scores: scoresInPicture(explanation.scores, frame, preprocessing) };
}
