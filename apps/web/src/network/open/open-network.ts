import { GradCamError } from '@gradcam/core';
import {
  loadKnownModelFromUrl,
  mobilenetV1,
  mobilenetV1Quarter,
  openModel,
  preprocessings,
  settlePreprocessing,
  type OpenedModel,
  type PreprocessingName,
} from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { Network } from './network.js';

/** The networks that are served with the page: the first one is there at once, the other one is better. */
const served = [mobilenetV1Quarter, mobilenetV1] as const;

/** The networks that are served with the page. */
export const networkChoices = served.map(({ id, title }) => [id, title] as const);

/** The ways of preprocessing; the first one leaves it to what the files of the model say. */
export const preprocessingChoices: readonly (readonly [string, string])[] = [
  ['', 'found out'],
  ...Object.keys(preprocessings).map((name) => [name, name] as const),
];

/** A network that is served with the page. */
interface ServedNetwork {
  /** Its name; the small one when left out. */
  readonly known?: string | undefined;
  /** The address of the folder with the networks' folders. */
  readonly base: string;
}

/** A network of the visitor's. */
export interface OwnNetwork {
  /** Its files, or where it lies. */
  readonly own: readonly File[] | string;
  /** A file with the class names; found out where it is left out. */
  readonly labels?: File | undefined;
  /** A name of `preprocessings`; found out where it is empty. */
  readonly preprocessing?: string | undefined;
}

/** The origin of a network. */
export type NetworkSource = ServedNetwork | OwnNetwork;

/** The course of opening one. */
export interface Opening {
  readonly signal: AbortSignal;
  /** Gets the share of the weights that is loaded, from 0 to 1. */
  readonly onProgress: (fraction: number) => void;
  /** The picture that is there, on which a range that is only assumed is tried. */
  readonly picture: Picture | undefined;
}

/**
 * Opens a network.
 *
 * @param source Its origin.
 * @param opening Its course.
 * @returns The network; the caller disposes it.
 */
export function openNetwork(source: NetworkSource, opening: Opening): Promise<Network> {
  return 'own' in source ? openOwn(source, opening) : openServed(source, opening);
}

async function openServed(
  { known, base }: ServedNetwork,
  { signal, onProgress }: Opening,
): Promise<Network> {
  const wanted = served.find(({ id }) => id === known) ?? served[0];
  const loaded = await loadKnownModelFromUrl(wanted, new URL(wanted.id, base).href, {
    signal,
    onProgress,
  });
  const { model, spec, classNames, dispose } = loaded;
  const { title, source } = spec;
  const hash = source.integrity;
  return { title, model, classNames, preprocessing: spec, hash, findings: [], dispose };
}

async function openOwn(
  { own, labels, preprocessing: wanted = '' }: OwnNetwork,
  { signal, onProgress, picture }: Opening,
): Promise<Network> {
  const found = await openModel(own, {
    labels,
    // Border to the page: its list holds the names of `preprocessings`.
    preprocessing: wanted === '' ? undefined : (wanted as PreprocessingName),
    signal,
    onProgress: ({ done, total }) => {
      // Of a file without any bytes there is no share.
      if (total > 0) onProgress(done / total);
    },
  });
  try {
    return networkOf(picture === undefined ? found : await settlePreprocessing(found, picture));
  } catch (error) {
    found.dispose();
    throw error;
  }
}

function networkOf(opened: OpenedModel): Network {
  const { title, model, classNames = [], preprocessing, hash, findings, dispose } = opened;
  if (preprocessing === undefined)
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `"${title}" does not take one picture, which is what this page shows networks; explain it with @gradcam/core.`,
    );
  // What is an option of the library is a list of the page.
  const texts = findings.map(({ text }) =>
    text.replace('with the option preprocessing', 'in the list Preprocessing'),
  );
  return { title, model, classNames, preprocessing, hash, findings: texts, dispose };
}
