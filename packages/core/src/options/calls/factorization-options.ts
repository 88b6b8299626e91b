import { pacingOptionNames } from '../../pace/pacing.js';
import type { GradCAMOptions } from '../options.js';

/** The options for factorising features. */
export interface FactorizationOptions extends Omit<
  GradCAMOptions,
  'method' | 'preset' | 'sign' | 'classNames'
> {
  /** The number of concepts; 5 when left out. */
  readonly concepts?: number | undefined;
  /** The largest number of iterations of the factorisation; 2000 when left out; it stops earlier when nothing changes any more. */
  readonly iterations?: number | undefined;
}

/** The names of these options. */
export const factorizationOptionNames = {
  ...pacingOptionNames,
  featureLayer: true,
  reductionLayer: true,
  score: true,
  outputUpsampling: true,
  placement: true,
  tokens: true,
  format: true,
  checkPrediction: true,
  preprocessing: true,
  concepts: true,
  iterations: true,
} as const satisfies Record<keyof FactorizationOptions, true>;
