import type { Fusion } from '../../preset/fused-maps.js';
import { sharedOptionNames } from '../option-names.js';
import type { GradCAMOptions } from '../options.js';

/** The options for fusing the maps of several layers into one. */
export interface FusionOptions extends Omit<GradCAMOptions, 'featureLayer'> {
  /** Two layers at least. */
  readonly featureLayers: readonly string[];
  /** The preset's when left out: of most the mean, of torch-cam the maximum. */
  readonly fusion?: Fusion | undefined;
}

/** The names of these options. */
export const fusionOptionNames = {
  ...sharedOptionNames,
  featureLayers: true,
  fusion: true,
  method: true,
} as const satisfies Record<keyof FusionOptions, true>;
