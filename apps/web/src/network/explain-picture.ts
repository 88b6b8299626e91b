import { explainBy } from '@gradcam/core';
import type { Picture } from '@gradcam/pictures';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { optionsFor } from './map/options-for.js';
import { readExplanation, type ReadMap } from './map/read-explanation.js';
import type { Settings } from './map/settings.js';
import type { Network } from './open/network.js';

/** A picture as the network gets it. */
export interface Seen {
  /** The network's input, without a batch axis. */
  readonly x: Tensor3D;
  /** The picture itself. */
  readonly picture: Picture;
}

/**
 * Explains a class.
 *
 * @param network The network.
 * @param seen The picture.
 * @param classIndex The class.
 * @param settings How.
 * @param signal Ends it between two steps.
 * @returns The map over the picture, and over the network's input.
 */
export async function explainPicture(
  network: Network,
  { x, picture }: Seen,
  classIndex: number,
  settings: Settings,
  signal: AbortSignal,
): Promise<ReadMap> {
  const { model, classNames } = network;
  const named = classNames.length === 0 ? {} : { classNames };
  const began = performance.now();
  const result = await explainBy(settings.method, model, x, classIndex, {
    ...optionsFor(settings),
    ...named,
    signal,
  });
  const read = await readExplanation(result, classIndex, settings, network, picture);
  const milliseconds = Math.round(performance.now() - began);
  return { ...read, explanation: { ...read.explanation, milliseconds } };
}
