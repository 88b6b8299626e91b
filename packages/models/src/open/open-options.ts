import { checkChoice, checkKind, checkOptionNames, isObject } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import type { ModelFormat } from '../load/files/parse-model-json.js';
import { checkPreprocessing } from '../preprocessing/check-preprocessing.js';
import type { PreprocessingName } from '../preprocessing/preprocessings.js';
import type { OnnxOptions } from './onnx/onnx-model.js';
import type { OpenProgress } from './opened-model.js';

/** The options for opening a model; what is left out is found out. */
export interface OpenModelOptions {
  /**
   * The class names in the order of the output; or a file with them: the text of one, a `Blob`, an address, or in Node a path. Text with a name a line, JSON,
   * CSV, and the `metadata.json` of Teachable Machine are read.
   */
  readonly labels?: readonly string[] | string | URL | Blob | undefined;
  /** A name of `preprocessings`, or the parts that are known. */
  readonly preprocessing?: PreprocessingName | Partial<Preprocessing> | undefined;
  /** The kind of model, for an old file that does not say it. */
  readonly format?: ModelFormat | undefined;
  /** For an ONNX file, handed to `onnxNetwork` of `@gradcam/onnx`: ONNX Runtime, its session options, shapes that the file leaves open. */
  readonly onnx?: OnnxOptions | undefined;
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Gets the bytes of the weights that have been read. */
  readonly onProgress?: ((progress: OpenProgress) => unknown) | undefined;
}

const optionNames = {
  labels: true,
  preprocessing: true,
  format: true,
  onnx: true,
  signal: true,
  onProgress: true,
} as const satisfies Record<keyof OpenModelOptions, true>;

/**
 * Refuses options that are wrong, before anything is read.
 *
 * @param options As given by the caller, who may have no types.
 * @throws `BAD_OPTION`
 */
export function checkOpenOptions(options: OpenModelOptions): void {
  checkOptionNames(options, optionNames);
  const given: Readonly<Record<string, unknown>> = { ...options };
  const { labels, preprocessing, format, onnx, signal, onProgress } = given;
  checkChoice(format, ['layers', 'graph'], 'the option format');
  checkKind(
    onnx === undefined || isObject(onnx),
    onnx,
    'the option onnx is wrong',
    '{ runtime, session, inputShapes }',
  );
  const areLabels = Array.isArray(labels)
    ? labels.every((label) => typeof label === 'string')
    : labels === undefined || typeof labels === 'string' || isUrlOrBlob(labels);
  checkKind(
    areLabels,
    labels,
    'the option labels is wrong',
    'the names in order, or a file with them',
  );
  checkKind(
    signal === undefined || (isObject(signal) && typeof signal['throwIfAborted'] === 'function'),
    signal,
    'the option signal is wrong',
    'an AbortSignal',
  );
  checkKind(
    onProgress === undefined || typeof onProgress === 'function',
    onProgress,
    'the option onProgress is wrong',
    'a function',
  );
  checkPreprocessing(preprocessing);
}

function isUrlOrBlob(value: unknown): boolean {
  return value instanceof URL || value instanceof Blob;
}
