import type { Adapter } from '@gradcam/core/adapter';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess, type TfjsModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { Tensor3D } from '@tensorflow/tfjs-core';
// Registers the layers, for models that are made of them.
import '@tensorflow/tfjs-layers';
import type { ModelArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';
import { chooseAdapter } from './choose-adapter.js';
import { progressText } from './progress-text.js';

/** A network that is loaded, and the backend that runs it: one for all pictures. */
export interface Session {
  readonly adapter: Adapter;
  readonly model: TfjsModel;
  readonly title: string;
  readonly format: 'layers' | 'graph';
  /** Of the files that the network came from. */
  readonly hash: string;
  /** Short, for names of files. */
  readonly id: string;
  /** In the order of the output. */
  readonly classNames: readonly string[];
  /** The shape of that input as a batch of one; undefined where it is not known. */
  readonly inputShape: readonly number[] | undefined;
  /** Makes the network's input of a picture; the caller disposes it. */
  readonly inputOf: (picture: Picture) => Tensor3D;
  /** Frees the weights. */
  readonly dispose: () => void;
}

/**
 * Makes the backend ready and loads the network.
 *
 * @param given Which ones.
 * @param terminal Gets what is said meanwhile.
 * @returns The session; the caller disposes it.
 * @throws `BACKEND_UNAVAILABLE`, `DOWNLOAD_FAILED`, `MODEL_BROKEN`
 */
export async function openSession(given: ModelArguments, terminal: Terminal): Promise<Session> {
  const adapter = await chooseAdapter(given.backend, terminal.say);
  const { model, spec, classNames, dispose } = await loadKnownModel(given.model, {
    offline: given.offline,
    onProgress: (progress) => {
      terminal.progress(progressText(progress));
    },
  });
  return {
    adapter,
    model,
    title: spec.title,
    format: spec.format,
    hash: spec.source.integrity,
    id: spec.id,
    classNames,
    inputShape: [1, spec.inputSize.height, spec.inputSize.width, 3],
    inputOf: (picture) => preprocess(picture, spec),
    dispose,
  };
}
