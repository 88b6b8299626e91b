import { calledAs } from '@gradcam/errors';
import type { ExplainOptions } from '../explain-options.js';
import type { Explanation } from '../explanation/explanation.js';
import type { ExplainInput } from '../input/explain-input.js';
import type { ModelInput } from '../model/opened.js';
import { explainAt } from './explain-at.js';
import { pagePlace } from './page-place.js';

/**
 * Explains an answer of a network, as a heat map over the picture.
 *
 * @param model A `tf.LayersModel`, a `tf.GraphModel`, a network made by hand, what `openModel` gives, all of which stay the caller's; or what `openModel` opens, an
 *   address, files, which is opened for this call alone.
 * @param input An `<img>`, `<canvas>` or `<video>`, an `ImageBitmap`, a file, an address, RGBA bytes `{ data, width, height }`, or a
 *   tensor: pixels if it is int32, else the preprocessed input.
 * @param options The class, the method, the preprocessing, and whatever `explainBy` takes.
 * @returns The map with what it explains; it holds no tensors.
 * @throws The errors of `gradCAM` and `openModel`, `DOWNLOAD_FAILED`, `PICTURE_TOO_LARGE`
 *
 * @example
 * ```ts
 * const explanation = await explain(model, document.querySelector('img'));
 * explanation.drawOn(document.querySelector('canvas'));
 * ```
 */
export function explain(
  model: ModelInput,
  input: ExplainInput,
  options: ExplainOptions = {},
): Promise<Explanation> {
  return calledAs('explain', () => explainAt(pagePlace, model, input, options));
}
