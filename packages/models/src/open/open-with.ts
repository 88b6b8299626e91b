import type { Fetching } from './files/fetching.js';
import { callersOwn, GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { ModelContent } from '../load/files/read-content.js';
import { readContent } from '../load/files/read-content.js';
import { loadTfjsModel } from '../load/load-tfjs-model.js';
import { besides } from './besides.js';
import { described } from './described.js';
import { chooseModelFile } from './files/choose-model-file.js';
import { refuseOtherFormats } from '../load/files/refuse-other-formats.js';
import type { ModelPlace } from './files/model-place.js';
import { hashOf } from './hash-of.js';
import { fromOptions } from './knowledge/from-options.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { fromMetadataProps } from './onnx/from-metadata-props.js';
import { isOnnxName } from './onnx/is-onnx-name.js';
import { shapesOfPictures } from './onnx/shapes-of-pictures.js';
import { readOnnxContent, type OnnxContent } from './onnx/read-onnx-content.js';
import { checkOpenOptions, type OpenModelOptions } from './open-options.js';
import type { OpenedModel } from './opened-model.js';

/** The difference between Node and a page. */
export interface OpenHost<Source> {
  /** Finds the place that a source names. */
  readonly placeOf: (source: Source, fetching: Fetching) => Promise<ModelPlace>;
  /** Reads a text from where a string or an address leads; undefined where it leads nowhere. */
  readonly textAt: (address: string | URL, fetching: Fetching) => Promise<string | undefined>;
}

/** The facts about a model that are known before it is loaded. */
type Facts = Omit<Found, 'content'>;

/** A model's content, with what lies beside it. */
interface Found {
  readonly content: ModelContent | OnnxContent;
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
  const { title, content } = found;
  const facts = { title, known: [...own, ...found.known] };
  return 'artifacts' in content
    ? await openTfjs(content, facts, options)
    : await openOnnx(content, facts, options);
}

async function openTfjs(
  { format: own, artifacts }: ModelContent,
  facts: Facts,
  { format = own, signal }: OpenModelOptions,
): Promise<OpenedModel> {
  const { modelTopology, weightSpecs, weightData = [] } = artifacts;
  const description = new TextEncoder().encode(JSON.stringify([modelTopology, weightSpecs]));
  const hash = await hashOf([description, ...[weightData].flat()]);
  signal?.throwIfAborted();
  const model = await loadTfjsModel(format, { load: () => Promise.resolve(artifacts) });
  try {
    signal?.throwIfAborted();
    return { ...described(model, { format, ...facts }), model, format, hash };
  } catch (cause) {
    model.dispose();
    throw cause;
  }
}

async function openOnnx(
  { onnx, bytes, externalData, inputs }: OnnxContent,
  facts: Facts,
  { onnx: options = {}, signal }: OpenModelOptions,
): Promise<OpenedModel> {
  const hash = await hashOf([bytes, ...Object.values(externalData)]);
  signal?.throwIfAborted();
  const inputShapes = options.inputShapes ?? shapesOfPictures(inputs, facts.known);
  const model = await onnx.onnxNetwork(
    { model: bytes, externalData },
    { ...options, inputShapes, signal },
  );
  const format = 'onnx';
  try {
    signal?.throwIfAborted();
    return { ...described(model, { format, ...facts }), model, format, hash };
  } catch (cause) {
    await model.dispose();
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
  if (place.file !== undefined) refuseOtherFormats([place.file]);
  const file = place.file ?? (await chooseModelFile(files, files.names ?? []));
  const tell = (done: number, total: number) => {
    callersOwn(() => onProgress?.({ stage: 'reading', done, total }));
  };
  const content = isOnnxName(file)
    ? await readOnnxContent(files, file, tell)
    : await readContent(files, file, tell);
  const known = await besides(files, file, labels !== undefined);
  if (!('metadata' in content)) return { title, content, known };
  const name = file.replace(/^.*\/|\.onnx$/gi, '');
  return {
    title: name === 'model' ? title : name,
    content,
    known: [...known, fromMetadataProps(content.metadata)],
  };
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
