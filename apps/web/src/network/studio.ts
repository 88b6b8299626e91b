import { deepFeatureFactorization, GradCamError } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/browser';
import {
  fasterBackend,
  startBackend,
  type Backend,
  type BackendName,
} from './backend/start-backend.js';
import { compareMethods, type ComparisonProgress } from './compare-methods.js';
import { explainPicture, type Seen } from './explain-picture.js';
import { createJobs } from './jobs.js';
import { lists, type Lists } from './lists.js';
import { readConcepts, type Concepts } from './map/read-concepts.js';
import type { Explanation, ReadMap } from './map/read-explanation.js';
import type { Settings } from './map/settings.js';
import type { MeasuredMap } from './measure-map.js';
import { networkCard, type NetworkCard } from './open/network-card.js';
import type { Network } from './open/network.js';
import { openNetwork, type NetworkSource } from './open/open-network.js';
import { predict } from './predict.js';
import { withoutHotPlaces, type WithoutHotPlaces } from './without-hot-places.js';

/** The backend to take: the one that starts fastest, to be changed later, or one by name. */
export type WantedBackend = 'auto' | BackendName;

/**
 * The part of the page that computes; it lives in a worker. What a newer call has made pointless rejects with an `AbortError`.
 */
export class Studio {
  readonly #jobs = createJobs();
  #network: Network | undefined;
  #seen: Seen | undefined;
  /** The newest map of the picture. */
  #explained: ReadMap | undefined;

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
    return this.#jobs.run('network', async (signal) => {
      const backend = await startBackend(wanted === 'webgl' ? 'webgl' : 'wasm');
      const network = await openNetwork(source, {
        signal,
        onProgress,
        picture: this.#seen?.picture,
      });
      const card = await networkCard(network, source, backend).catch((error: unknown) => {
        network.dispose();
        throw error;
      });
      this.#forget();
      this.#network?.dispose();
      this.#network = network;
      return card;
    });
  }

  /** Finds the backend that is faster here; in a worker of its own, for it takes a while where WebGL is simulated. */
  tryBackends(): Promise<Backend> {
    return this.#jobs.always(fasterBackend);
  }

  /** Moves to another backend. */
  useBackend(name: BackendName): Promise<Backend> {
    return this.#jobs.always(() => startBackend(name));
  }

  /** Reads and predicts a picture; gives one probability for each class. */
  see(picture: Blob | ImageData): Promise<Float32Array> {
    return this.#jobs.run('picture', async (signal) => {
      const network = this.#opened();
      const read = await readPicture(picture);
      signal.throwIfAborted();
      this.#forget();
      this.#seen = { x: preprocess(read, network.preprocessing), picture: read };
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
      const map = await explainPicture(network, seen, classIndex, settings, signal);
      const { explanation, overInput } = map;
      signal.throwIfAborted();
      this.#explained = map;
      onMap(explanation);
      return await withoutHotPlaces(network, seen.x, overInput, explanation.scores, classIndex);
    });
  }

  /** Measures the newest map of the picture. Is it another one than the page means, that has been overtaken. */
  measure(id: number, onProgress: (share: number) => void): Promise<MeasuredMap> {
    return this.#jobs.run('measurement', async (signal) => {
      const map = this.#explained;
      if (map?.explanation.id !== id) throw new DOMException('another map came', 'AbortError');
      const { measureMap } = await import('./measure-map.js');
      return measureMap(this.#opened(), this.#picture(), map, { signal, onProgress });
    });
  }

  /** Explains a class of the picture, and nothing more, for one of many frames. */
  map(classIndex: number, settings: Settings): Promise<Explanation> {
    return this.#jobs.run('map', async (signal) => {
      const [network, seen] = [this.#opened(), this.#picture()];
      return (await explainPicture(network, seen, classIndex, settings, signal)).explanation;
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
        (await explainPicture(network, seen, classIndex, each, signal)).explanation;
      return compareMethods({ explain, settings, signal, onMap, onProgress });
    });
  }

  /** Finds the concepts of a layer in the picture. */
  findConcepts(count: number, featureLayer: string): Promise<Concepts> {
    return this.#jobs.run('comparison', async (signal) => {
      const [network, { x, picture }] = [this.#opened(), this.#picture()];
      const found = await deepFeatureFactorization(network.model, x, {
        concepts: count,
        featureLayer,
        signal,
      });
      return await readConcepts(found, network, picture);
    });
  }

  /** Gives up maps, comparisons and measurements. */
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
    this.#explained = undefined;
  }
}
