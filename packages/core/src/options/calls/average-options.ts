import { pacingOptionNames, type Pacing } from '../../pace/pacing.js';

/** Over what a map is averaged; everything that is left out is left as it is. */
export interface AverageOptions extends Pacing {
  /** Also over the mirrored input, left and right changed; a signal is reversed in time. */
  readonly flip?: boolean | undefined;
  /** Over the input times each of these, as in test-time augmentation: `[0.9, 1, 1.1]`. */
  readonly factors?: readonly number[] | undefined;
  /**
   * Over inputs with normal noise: how many, its standard deviation in units of the input, and a seed; the same seed gives the same
   * noise, on every backend.
   */
  readonly noise?:
    | { readonly passes: number; readonly deviation: number; readonly seed?: number | undefined }
    | undefined;
}

/** The names of these options. */
export const averageOptionNames = {
  ...pacingOptionNames,
  flip: true,
  factors: true,
  noise: true,
} as const satisfies Record<keyof AverageOptions, true>;
/** Those of the noise. */
export const noiseOptionNames = {
  passes: true,
  deviation: true,
  seed: true,
} as const satisfies Record<keyof NonNullable<AverageOptions['noise']>, true>;
