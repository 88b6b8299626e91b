export { axisTaps, type ResamplingOptions, type Tap } from './axis-taps.js';
export { checkResampling } from './check-resampling.js';
export { interpolations, type Interpolation } from './interpolation.js';
export { resample } from './resample.js';
export { resampleAxis, type Axis } from './resample-axis.js';
