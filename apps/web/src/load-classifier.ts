import { loadKnownModelFromUrl, mobilenetV1 } from '@gradcam/models';
import { createClassifier, type Classifier } from './map/classifier.js';
import { startAdapter, type StartedAdapter } from './start-adapter.js';

/** The network, ready to classify and explain. */
export interface LoadedClassifier {
  readonly classifier: Classifier;
  /** A sentence that names the network and the backend it runs on. */
  readonly running: string;
}

/**
 * Starts the backend and loads the network that is served with the page.
 *
 * @param say Gets how far it is, in words.
 * @returns The classifier.
 */
export async function loadClassifier(say: (text: string) => void): Promise<LoadedClassifier> {
  const { title, id } = mobilenetV1;
  const started = await startAdapter();
  say(`Loading ${title} …`);
  const base = new URL(`models/${id}`, document.baseURI).href;
  const loaded = await loadKnownModelFromUrl(mobilenetV1, base, {
    onProgress: (fraction) => {
      say(`Loading ${title}: ${Math.round(fraction * 100)} %`);
    },
  });
  return {
    classifier: await createClassifier(loaded),
    running: describe(started, loaded.spec.title),
  };
}

function describe({ adapter, note }: StartedAdapter, title: string): string {
  return `${title} on ${adapter.name}${note === undefined ? '' : ` (${note})`}.`;
}
