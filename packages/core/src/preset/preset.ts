import type { Tensor } from '@tensorflow/tfjs-core';
import type { Sign } from '../method/sign.js';
import type { ScoreKind } from '../network/network.js';

/** What surrounds a method: which score, which sign, how its map is scaled and resized. */
export interface Preset {
  readonly name: string;
  /** Where the options do not say. */
  readonly score: ScoreKind;
  /** Where the options do not say. */
  readonly sign: Sign;
  /**
   * What becomes of the map of one layer; runs in `tf.tidy`.
   *
   * @param map `[N, ...space]`, its sign kept.
   * @param size The size of the input, `undefined` where the map keeps the feature layer's.
   * @returns `[N, ...]`.
   */
  readonly finishLayer: (map: Tensor, size: readonly number[] | undefined) => Tensor;
  /**
   * What becomes of the maps of all layers; runs in `tf.tidy`.
   *
   * @param maps One or several, of one shape.
   * @returns One map.
   */
  readonly finish: (maps: readonly Tensor[]) => Tensor;
}
