/** The work of the functions that users call: one file, which the first call loads. */
export { explainability } from './explainability.js';
export { explainerFor } from './explainer.js';
export { oneMap } from './one-map.js';
export { prediction } from './prediction.js';
export { scorerFor } from './scorer.js';
