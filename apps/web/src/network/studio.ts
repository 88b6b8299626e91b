import { deepFeatureFactorization, GradCamError } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/browser';
import { fasterBackend, startBackend, type Backend } from './backend/start-backend.js';
import { compareMethods, type ComparisonProgress } from './compare-methods.js';
import { explainPicture, inPicture, type Seen } from './explain-picture.js';
import { createJobs } from './jobs.js';
import { lists, type Lists } from './lists.js';
import { readConcepts, type Concepts } from './map/read-concepts.js';
import type { Explanation } from './map/read-explanation.js';
import type { Settings } from './map/settings.js';
import { networkCard, type NetworkCard } from './open/network-card.js';
import type { Network } from './open/network.js';
import { openNetwork, type NetworkSource } from './open/open-network.js';
import { predict } from './predict.js';
import { withoutHotPlaces, type WithoutHotPlaces } from './without-hot-places.js';

/** The backend to take: the one that starts fastest, to be changed later, or one by name. */
export type WantedBackend = 'auto' | 'wasm' | 'webgl';

/**
 * The part of the page that computes; it lives in a worker. What a newer call has made pointless rejects with an `AbortError`.
 */
export class Studio {
  readonly #jobs = createJobs();
  #network: Network | undefined;
  #seen: Seen | undefined;

  /** The choices that the page offers. */
  lists(): Lists {
    return lists;
  }

  /** Opens a network in place of the one before. */
  open(
    source: NetworkSource,
    wanted: WantedBackend,
    onProgress: (fraction: number) => void,
  ): Promise<NetworkCard> {
    return this.#jobs.run('network', async () => {
      const backend = await startBackend(wanted === 'webgl' ? 'webgl' : 'wasm');
      const network = await openNetwork(source, onProgress);
      const card = await networkCard(network, backend);
      this.#forget();
      this.#network?.dispose();
      this.#network = network;
      return card;
    });
  }

  /** Moves to the backend that is faster here. */
  settleBackend(): Promise<Backend> {
    return this.#jobs.always(fasterBackend);
  }

  /** Reads and predicts a picture; gives one probability for each class. */
  see(picture: Blob | ImageData): Promise<Float32Array> {
    return this.#jobs.run('picture', async (signal) => {
      const network = this.#opened();
      const read = await readPicture(picture);
      signal.throwIfAborted();
      this.#forget();
      const { width, height } = read;
      this.#seen = { x: preprocess(read, network.preprocessing), size: { width, height } };
      return await predict(network, this.#seen.x);
    });
  }

  /** Explains a class of the picture; what it is without the hot places comes after the map. */
  explain(
    classIndex: number,
    settings: Settings,
    onMap: (map: Explanation) => void,
  ): Promise<WithoutHotPlaces | undefined> {
    return this.#jobs.run('map', async (signal) => {
      const [network, seen] = [this.#opened(), this.#picture()];
      const explanation = await explainPicture(network, seen, classIndex, settings);
      signal.throwIfAborted();
      onMap(inPicture(explanation, seen.size, network.preprocessing));
      return await withoutHotPlaces(network, seen.x, explanation.scores, classIndex);
    });
  }

  /** Explains a class of the picture, and nothing more, for one of many frames. */
  map(classIndex: number, settings: Settings): Promise<Explanation> {
    return this.#jobs.run('map', async () => {
      const [network, seen] = [this.#opened(), this.#picture()];
      const explanation = await explainPicture(network, seen, classIndex, settings);
      return inPicture(explanation, seen.size, network.preprocessing);
    });
  }

  /** Explains a class by every method; gives the methods that refuse, with the reasons. */
  compare(
    classIndex: number,
    settings: Settings,
    onMap: (map: Explanation) => void,
    onProgress: (progress: ComparisonProgress) => void,
  ): Promise<readonly string[]> {
    return this.#jobs.run('comparison', (signal) => {
      const [network, seen] = [this.#opened(), this.#picture()];
      const explain = async (each: Settings) =>
        inPicture(
          await explainPicture(network, seen, classIndex, each),
          seen.size,
          network.preprocessing,
        );
      return compareMethods({ explain, settings, signal, onMap, onProgress });
    });
  }

  /** Finds the concepts of a layer in the picture. */
  findConcepts(count: number, featureLayer: string): Promise<Concepts> {
    return this.#jobs.run('comparison', async () => {
      const { model, classNames } = this.#opened();
      const { x } = this.#picture();
      const found = await deepFeatureFactorization(model, x, { concepts: count, featureLayer });
      return await readConcepts(found, classNames);
    });
  }

  /** Gives up maps and comparisons. */
  cancel(): void {
    this.#jobs.cancel();
  }

  #opened(): Network {
    if (this.#network !== undefined) return this.#network;
    throw new GradCamError('BAD_OPTION', 'there is no network; open one first.');
  }

  #picture(): Seen {
    if (this.#seen !== undefined) return this.#seen;
    throw new GradCamError('BAD_OPTION', 'there is no picture; choose one first.');
  }

  #forget(): void {
    this.#seen?.x.dispose();
    this.#seen = undefined;
  }
}
