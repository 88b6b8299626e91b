export {
  layersByResolution,
  type ResolutionOptions,
} from './explain/layers/layers-by-resolution.js';
export { createScorer, type Scorer, type ScorerOptions } from './explain/scores/create-scorer.js';
export { checkPacing } from './pace/check-pacing.js';
export { pacingOptionNames } from './pace/pacing.js';
export { pause } from './pace/pause.js';
