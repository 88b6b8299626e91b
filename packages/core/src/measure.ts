export type { Scorer } from './calls/further/scorer.js';
export { createScorer } from './explain/create-scorer.js';
export { layersByResolution } from './explain/layers-by-resolution.js';
export type { ResolutionOptions } from './options/calls/resolution-options.js';
export type { ScorerOptions } from './options/calls/scorer-options.js';
export { checkPacing } from './pace/check-pacing.js';
export { pacingOptionNames } from './pace/pacing.js';
export { pause } from './pace/pause.js';
