import type { ModelFormat } from '../load/files/parse-model-json.js';
import type { TfjsModel } from '../load/loaded-model.js';
import type { Preprocessing } from '../known-model.js';
import type { OnnxModel } from './onnx/onnx-model.js';

/**
 * A source of a model: an address (of `model.json`, an ONNX file, a folder or a zip; a share link of Teachable Machine; `indexeddb://…`), a `Blob` with a zip, or the files
 * of a model, such as those that were dropped on a page.
 */
export type OpenSource = string | URL | Blob | Iterable<Blob>;

/** The places that facts about a model come from, the ones that count more first. */
export type FindingSource =
  | 'option'
  | 'gradcam.json'
  | 'metadata.json'
  | 'config.json'
  | 'preprocessor_config.json'
  | 'model'
  | 'assumed';

/** One thing that was found out about a model, or was assumed. */
export interface Finding {
  readonly about: 'format' | 'labels' | 'size' | 'range' | 'mean' | 'channel-order' | 'fit';
  readonly from: FindingSource;
  /** A sentence for people. */
  readonly text: string;
}

/** All that was found out about a model that was opened. */
export interface OpenedFacts {
  /** For people. */
  readonly title: string;
  /** In the order of the output; undefined where nothing says them. */
  readonly classNames: readonly string[] | undefined;
  /** The conversion of a picture to the network's input; undefined for a network that does not take one picture. */
  readonly preprocessing: Preprocessing | undefined;
  readonly findings: readonly Finding[];
  /** The SHA-256 of description and weights, or of an ONNX file, in hexadecimal; undefined in a page that is not served safely, where nothing computes it. */
  readonly hash: string | undefined;
  /** Frees the weights. */
  readonly dispose: () => void;
}

/** A model of TensorFlow.js that was opened. */
export interface OpenedTfjs extends OpenedFacts {
  readonly model: TfjsModel;
  readonly format: ModelFormat;
}

/** An ONNX file that was opened: a network on ONNX Runtime. */
export interface OpenedOnnx extends OpenedFacts {
  readonly model: OnnxModel;
  readonly format: 'onnx';
}

/** A model that was opened, with all that was found out about it. */
export type OpenedModel = OpenedTfjs | OpenedOnnx;

/** The bytes that have come: of a zip that is downloaded first, or of the weights. */
export interface OpenProgress {
  readonly stage: 'downloading' | 'reading';
  readonly done: number;
  /** As the server or the description of the model states it; `done` where it is not known. */
  readonly total: number;
}
