import { calledAs } from '@gradcam/errors';
import { fetchText } from './files/fetch-text.js';
import { placeOf } from './files/place-of.js';
import type { OpenModelOptions } from './open-options.js';
import { openWith } from './open-with.js';
import type { OpenedModel, OpenSource } from './opened-model.js';

/**
 * Opens a model of anybody's: finds its files, whether it is a layers or a graph model, its class names, and how a picture becomes its input. What nothing
 * says is assumed, and `findings` tell it. An ONNX file is opened by `@gradcam/onnx`, where that is installed.
 *
 * @param source An address (of `model.json`, an ONNX file, a folder, a zip; a share link of Teachable Machine; `indexeddb://…`), a zip, or the files of a model.
 * @param options Class names, preprocessing, what else is known; progress and a signal.
 * @returns The model, with all that was found out; the caller disposes it.
 * @throws `BAD_OPTION`, `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`, `MODEL_BROKEN`, `MODEL_UNSUPPORTED`, `BACKEND_UNAVAILABLE`, `CLASS_NAMES_COUNT`, or the signal's reason
 *
 * @example
 * ```ts
 * const { model, classNames, preprocessing, findings } = await openModel('/models/mine/model.json', { labels: '/models/mine/labels.txt' });
 * ```
 */
export function openModel(
  source: OpenSource,
  options: OpenModelOptions = {},
): Promise<OpenedModel> {
  return calledAs('openModel', () => openWith(source, options, { placeOf, textAt: fetchText }));
}
