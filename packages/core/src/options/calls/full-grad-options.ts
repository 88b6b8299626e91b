import type { InputGradientOptions } from './input-options.js';
import { inputOptionNames } from '../option-names.js';

/** The options for turning a full gradient into a map. */
export interface FullGradOptions extends InputGradientOptions {
  /** Added to the maximum by which each channel is scaled; 0 when left out, 1e-7 in pytorch-grad-cam. */
  readonly epsilon?: number | undefined;
}

/** The names of these options. */
export const fullGradOptionNames = {
  ...inputOptionNames,
  epsilon: true,
} as const satisfies Record<keyof FullGradOptions, true>;
