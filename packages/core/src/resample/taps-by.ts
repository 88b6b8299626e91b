import type { Interpolation } from '@gradcam/resample';
import type { AxisTaps } from './axis-matrix.js';

/** Finds the taps of each axis by a kernel, for cells that have places of their own. */
export type TapsBy = (interpolation: Interpolation) => readonly AxisTaps[];
