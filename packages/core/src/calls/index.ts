/** The work of the functions that users call: one file, which the first call loads. */
export { explainerFor } from './explainer.js';
export { oneMap } from './one-map.js';
export { prediction } from './prediction.js';
