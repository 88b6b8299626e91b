/** The work of the functions that fewer programs call: one file, too, which the first such call loads. */
export { averaged } from './averaged.js';
export { factorization } from './factorization.js';
export { finerLayers } from './finer-layers.js';
export { fullGradient } from './full-gradient.js';
export { fused } from './fused.js';
export { guidedGradient } from './guided-gradient.js';
export { guidedMap } from './guided-map.js';
export { refiningLayers } from './refining-layers.js';
