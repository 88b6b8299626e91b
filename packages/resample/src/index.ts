export { axisTaps, type ResamplingOptions } from './axis-taps.js';
export { checkResampling } from './check-resampling.js';
export { interpolations, type Interpolation } from './interpolation.js';
export { placedTaps, type PlacedSamples } from './placed-taps.js';
export { resample } from './resample.js';
export { resampleAxis, type Axis } from './resample-axis.js';
export type { Tap } from './taps-around.js';
