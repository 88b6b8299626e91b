import type { LayerSelection } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * The kinds of warnings about a map: `'zero-map'`, it is zero everywhere; `'flat-input'`, its input is the same everywhere, so
 * that the map shows effects of the network, such as the edges that it pads, and not of the input.
 */
export type MapWarningCode = 'zero-map' | 'flat-input';

/** Something to know about one map. */
export interface MapWarning {
  readonly code: MapWarningCode;
  /** The index of the input in the batch, from 0. */
  readonly sample: number;
  /** A full English sentence. */
  readonly text: string;
}

/** The target of one map. */
export interface Explained {
  /** The index of the picture in the batch, from 0. */
  readonly sample: number;
  /** The class; `undefined` for a reduction function. */
  readonly classIndex: number | undefined;
  /** Its name, where the options gave names. */
  readonly className: string | undefined;
  /** The scalar that was differentiated. */
  readonly score: number;
}

/** A map and how it came about. */
export interface GradCAMResult {
  /**
   * The map: `[...space]` for one input, `[N, ...space]` for a batch, with a target axis before the space axes where the
   * target was a list. Not normalised; its unit is score per activation. The caller disposes it.
   */
  readonly scoreMap: Tensor;
  /** The number of cells that the map had along each axis before it was upsampled. */
  readonly featureSize: readonly number[];
  readonly featureLayer: string;
  /** All layers whose maps were fused, the coarsest first; only with a preset that fuses several, such as `'sharp'`. */
  readonly featureLayers?: readonly string[] | undefined;
  readonly reductionLayer: string;
  /** The name of the method that made the map: for `'auto'`, of the one that was taken. */
  readonly method: string;
  /** Why these layers, with warnings and the other candidates. */
  readonly selection: LayerSelection;
  /** One entry a map, in the order of the maps. */
  readonly explained: readonly Explained[];
  /** The warnings about the maps themselves. */
  readonly warnings: readonly MapWarning[];
}
