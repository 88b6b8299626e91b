/** The work of the functions that fewer programs call: one file, too, which the first such call loads. */
export { averaged } from './averaged.js';
export { explainability } from './explainability.js';
export { factorization } from './factorization.js';
export { finerLayers } from './finer-layers.js';
export { fused } from './fused.js';
export { fullGradient } from './input/full-gradient.js';
export { guidedGradient } from './input/guided-gradient.js';
export { guidedMap } from './input/guided-map.js';
export { refiningLayers } from './refining-layers.js';
export { scorerFor } from './scorer.js';
