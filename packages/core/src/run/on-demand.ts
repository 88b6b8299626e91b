/** The parts that few maps need: methods that run the network again, the derivative of a network of another engine, its maps in one run, the search among a transformer's tokens, maps laid by receptive fields, the searches for where numbers that are not finite arise, the reasons for maps of zeros. One file, loaded when it is needed. */
export { mapsAtOnce } from './at-once/maps-at-once.js';
export { rerunOf } from './combine/rerun-of.js';
export { ownDerivative } from './derivative/own-derivative.js';
export { activationsNotFinite } from './finite/activations-not-finite.js';
export { gradientNotFinite } from './finite/gradient-not-finite.js';
export { mapNotFinite } from './finite/map-not-finite.js';
export { scoreNotFinite } from './finite/score-not-finite.js';
export { framedSpace } from './placement/framed-space.js';
export { placedSpace } from './placement/placed-space.js';
export { withTokenGradient } from './prepare/with-token-gradient.js';
export { zeroWarning } from './zero/zero-warning.js';
