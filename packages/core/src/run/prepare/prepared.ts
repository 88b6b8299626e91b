import type { LayerSelection } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Cut, CutRequest, Network } from '../../network/network.js';
import type { Method } from '../../method/method.js';
import type { Preset } from '../../preset/preset.js';
import type { GradCAMOptions } from '../../options/options.js';

/** A network, cut and ready. */
export interface Prepared {
  readonly network: Network;
  readonly selection: LayerSelection;
  /** What makes the maps, also where the options leave it open. */
  readonly method: Method;
  readonly request: CutRequest;
  readonly cut: Cut;
  /** What surrounds the method: the options merged into the preset that they name. */
  readonly preset: Preset;
  /**
   * Scales and resizes the map of the feature layer; runs in `tf.tidy`.
   *
   * @param map `[N, ...cells]`, its sign kept.
   * @param size The size of the input, `undefined` where the map keeps the feature layer's.
   * @returns `[N, ...]`.
   */
  readonly finish: (map: Tensor, size: readonly number[] | undefined) => Tensor;
  readonly options: GradCAMOptions;
}
