import type { ExplainableModel, Explained, ExplainerOptions } from '@gradcam/core';
import type { ExplainFunction, NumberGrid } from '@gradcam/evaluate';
import type { Pixels } from '@gradcam/render';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * An explanation, as the matchers take it: the result of `gradCAM`, of an explainer or of `explain`, or a map alone as `{ scoreMap }`.
 *
 * Matchers that run the network again need `model` and `x`, too: `{ ...result, model, x }`. The caller keeps all tensors.
 */
export interface Explanation {
  /** The map of one picture, `[height, width]` or `{ data, width, height }`. Matchers that run the network make their own, and hold it against this one. */
  readonly scoreMap?: Tensor | NumberGrid | undefined;
  /** The class that the map explains, as results have it. */
  readonly explained?: Pick<Explained, 'classIndex'> | readonly Pick<Explained, 'classIndex'>[];
  /** The picture under the overlay, of any size; the map alone is painted when left out. */
  readonly picture?: Pixels | undefined;
  /** A tfjs model, or a network made by hand, with one input. */
  readonly model?: ExplainableModel | undefined;
  /** The preprocessed input of the network, with or without a batch axis of 1. */
  readonly x?: Tensor | undefined;
  /** The class, by index or name; that of `explained`, else the predicted one, when left out. */
  readonly label?: number | string | undefined;
  /** The way the map was made: the options of `gradCAM`, or `(x, classIndex) => map`; the default map when left out. */
  readonly explain?: ExplainerOptions | ExplainFunction | undefined;
}
