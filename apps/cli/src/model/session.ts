import type { Adapter } from '@gradcam/core/adapter';
import { GradCamError } from '@gradcam/errors';
import { preprocess, scoresOverPicture, type Preprocessing } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { OnnxTrunkNetwork, TrunkEngine } from '@gradcam/onnx';
import type { ScoreGrid } from '@gradcam/render';
import type { Tensor3D } from '@tensorflow/tfjs-core';
// Registers the layers, for models that are made of them.
import '@tensorflow/tfjs-layers';
import { knownChoices } from '../arguments/known-choices.js';
import type { ModelArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';
import { chooseAdapter } from './choose-adapter.js';
import type { Network } from './network.js';

/** A map that was read out. */
export type MapScores = ScoreGrid & { readonly data: Float32Array };

/** A network, and the backend that runs it: one for all pictures. */
export interface Session extends Omit<Network, 'model'> {
  readonly model: Network['model'] | OnnxTrunkNetwork;
  readonly adapter: Adapter;
  /** Tells what ran the last trunk. */
  readonly trunkEngine: () => TrunkEngine;
  /**
   * Makes the network's input of a picture; the caller disposes it.
   *
   * @throws `MODEL_UNSUPPORTED` where the network does not take one picture
   */
  readonly inputOf: (picture: Picture) => Tensor3D;
  /** Brings a map over the network's input to the picture, of which the input may be a part. */
  readonly overPicture: (scores: MapScores, picture: Picture) => MapScores;
}

/** The facts that a run fixes for all of its sessions. */
export interface FixedFacts {
  /** The conversion of pictures that was settled before; none is tried. */
  readonly preprocessing?: Preprocessing | undefined;
  /** The number of threads of the engines; as many as help when left out. */
  readonly threads?: number | undefined;
}

/**
 * Makes the backend ready and loads the network.
 *
 * @param given Which ones.
 * @param terminal Gets what is said meanwhile.
 * @param picture The first one, which helps to find out how pictures become the input.
 * @param fixed What is fixed already.
 * @returns The session; the caller disposes it.
 * @throws `BACKEND_UNAVAILABLE`, `DOWNLOAD_FAILED`, `MODEL_BROKEN`
 */
export async function openSession(
  given: ModelArguments,
  terminal: Terminal,
  picture?: Picture,
  fixed: FixedFacts = {},
): Promise<Session> {
  const adapter = await chooseAdapter(given.backend, terminal.say, fixed.threads);
  const tried = fixed.preprocessing === undefined ? picture : undefined;
  const network = knownChoices.models.includes(given.model)
    ? await (await import('./known-network.js')).knownNetwork(given, terminal)
    : await (await import('./own-network.js')).ownNetwork(given, terminal, tried, fixed.threads);
  const { title, format } = network;
  const preprocessing = fixed.preprocessing ?? network.preprocessing;
  return {
    ...network,
    preprocessing,
    adapter,
    trunkEngine: () =>
      format === 'onnx' ? { engine: 'onnx' } : { engine: 'tfjs', because: undefined },
    overPicture: (scores, picture) =>
      preprocessing === undefined ? scores : scoresOverPicture(scores, picture, preprocessing),
    inputOf: (picture) => {
      if (preprocessing !== undefined) return preprocess(picture, preprocessing);
      throw new GradCamError(
        'MODEL_UNSUPPORTED',
        `${title} does not take a picture, got a network whose input has another form; explain it with the library.`,
      );
    },
  };
}
