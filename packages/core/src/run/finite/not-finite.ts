/** The searches for where numbers that are not finite arise: one file, loaded when there are some. */
export { activationsNotFinite } from './activations-not-finite.js';
export { gradientNotFinite } from './gradient-not-finite.js';
export { mapNotFinite } from './map-not-finite.js';
export { scoreNotFinite } from './score-not-finite.js';
