import { callersOwn, GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { ModelContent } from '../load/files/read-content.js';
import { readContent } from '../load/files/read-content.js';
import { loadTfjsModel } from '../load/load-tfjs-model.js';
import { besides } from './besides.js';
import { described } from './described.js';
import type { Fetching } from './files/fetch-bounded.js';
import { chooseJson } from './files/choose-json.js';
import { refuseOtherFormats } from '../load/files/refuse-other-formats.js';
import type { ModelPlace } from './files/model-place.js';
import { hashOf } from './hash-of.js';
import { fromOptions } from './knowledge/from-options.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { checkOpenOptions, type OpenModelOptions } from './open-options.js';
import type { OpenedModel } from './opened-model.js';

/** The difference between Node and a page. */
export interface OpenHost<Source> {
  /** Finds the place that a source names. */
  readonly placeOf: (source: Source, fetching: Fetching) => Promise<ModelPlace>;
  /** Reads a text from where a string or an address leads; undefined where it leads nowhere. */
  readonly textAt: (address: string | URL, fetching: Fetching) => Promise<string | undefined>;
}

/** A model's content, with what lies beside it. */
interface Found {
  readonly content: ModelContent;
  readonly title: string;
  readonly known: readonly Knowledge[];
}

/**
 * Opens a model: finds its files, loads it, and finds out its names and its preprocessing.
 *
 * @param source As given by the caller.
 * @param options As given by the caller.
 * @param host Node or a page.
 * @returns The model; the caller disposes it.
 * @throws `BAD_OPTION`, `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`, `MODEL_BROKEN`, `MODEL_UNSUPPORTED`, `CLASS_NAMES_COUNT`, or the signal's reason
 */
export async function openWith<Source>(
  source: Source,
  options: OpenModelOptions,
  host: OpenHost<Source>,
): Promise<OpenedModel> {
  checkOpenOptions(options);
  const { signal } = options;
  signal?.throwIfAborted();
  const own = await fromOptions(options, (address) => host.textAt(address, { signal }));
  const found = await foundAt(await host.placeOf(source, downloading(options)), options);
  const format = options.format ?? found.content.format;
  const { artifacts } = found.content;
  const hash = await hashOf(artifacts);
  signal?.throwIfAborted();
  const model = await loadTfjsModel(format, { load: () => Promise.resolve(artifacts) });
  try {
    signal?.throwIfAborted();
    const known = [...own, ...found.known];
    return { ...described(model, { format, known, title: found.title }), hash };
  } catch (cause) {
    model.dispose();
    throw cause;
  }
}

/** The conditions of a download that comes before all else. */
function downloading({ signal, onProgress }: OpenModelOptions): Fetching {
  let done = 0;
  return {
    signal,
    onBytes: (bytes, total) => {
      done += bytes;
      callersOwn(() => onProgress?.({ stage: 'downloading', done, total: total ?? done }));
    },
  };
}

async function foundAt(
  place: ModelPlace,
  { onProgress, labels }: OpenModelOptions,
): Promise<Found> {
  const { title } = place;
  if ('stored' in place) return { title, known: [], content: contentOf(place.stored) };
  const { files } = place;
  if (place.json !== undefined) refuseOtherFormats([place.json]);
  const json = place.json ?? (await chooseJson(files, files.names ?? []));
  const content = await readContent(files, json, (done, total) => {
    callersOwn(() => onProgress?.({ stage: 'reading', done, total }));
  });
  return { title, content, known: await besides(files, json, labels !== undefined) };
}

/** A model that a browser has stored does not always name its format. */
function contentOf(artifacts: ModelContent['artifacts']): ModelContent {
  const { modelTopology: topology } = artifacts;
  if (!isObject(topology)) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `what is stored is not a model, got ${topology === undefined ? 'nothing but weights' : saidOf(topology)}; save the model again.`,
    );
  }
  return { artifacts, format: 'node' in topology ? 'graph' : 'layers' };
}
