import type { ExplainerOptions } from '../options.js';

/** The options of `layersByResolution`, as for `createExplainer`. */
export interface ResolutionOptions extends Pick<
  ExplainerOptions,
  'featureLayer' | 'reductionLayer' | 'inputShapes' | 'signal'
> {
  /** The largest number of layers; 3 when left out. */
  readonly most?: number | undefined;
}

/** The names of these options. */
export const resolutionOptionNames = {
  featureLayer: true,
  reductionLayer: true,
  inputShapes: true,
  signal: true,
  most: true,
} as const satisfies Record<keyof ResolutionOptions, true>;
