/** The parts that few maps need: the searches for where numbers that are not finite arise, the reasons for maps of zeros, and maps laid by receptive fields. One file, loaded when it is needed. */
export { activationsNotFinite } from './finite/activations-not-finite.js';
export { gradientNotFinite } from './finite/gradient-not-finite.js';
export { mapNotFinite } from './finite/map-not-finite.js';
export { scoreNotFinite } from './finite/score-not-finite.js';
export { placedSpace } from './placement/placed-space.js';
export { zeroWarning } from './zero/zero-warning.js';
