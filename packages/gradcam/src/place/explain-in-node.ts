import { calledAs } from '@gradcam/errors';
import type { ExplainOptions } from '../explain-options.js';
import type { Explanation } from '../explanation/explanation.js';
import type { ExplainInput } from '../input/explain-input.js';
import type { ModelInput } from '../model/opened.js';
import { explainAt } from './explain-at.js';
import { nodePlace } from './node-place.js';

/**
 * Explains an answer of a network, as a heat map over the picture.
 *
 * @param model A `tf.LayersModel`, a `tf.GraphModel`, a network made by hand, what `openModel` or `loadKnownModel` gives, all of which stay the caller's; or what
 *   `openModel` opens, a path, an address, which is opened for this call alone.
 * @param input A path, an address, a file's bytes, RGBA bytes `{ data, width, height }`, or a tensor: pixels if it is int32, else the
 *   preprocessed input.
 * @param options The class, the method, the preprocessing, and whatever `explainBy` takes.
 * @returns The map with what it explains; it holds no tensors.
 * @throws The errors of `gradCAM` and `openModel`, `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`, `PICTURE_TOO_LARGE`
 *
 * @example
 * ```ts
 * const explanation = await explain(model, 'photo.jpg', { preprocessing: { pixelRange: [0, 1] } });
 * await writeFile('map.png', await explanation.toPng());
 * ```
 */
export function explain(
  model: ModelInput,
  input: ExplainInput,
  options: ExplainOptions = {},
): Promise<Explanation> {
  return calledAs('explain', () => explainAt(nodePlace, model, input, options));
}
