import { sharedOptionNames } from '../options/option-names.js';
import type { ExplainByOptions } from './named-map.js';

/** The names of the options of `explainBy`. */
export const explainByOptionNames = {
  ...sharedOptionNames,
  featureLayers: true,
  fusion: true,
  topChannels: true,
} as const satisfies Record<keyof ExplainByOptions, true>;
