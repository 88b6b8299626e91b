/**
 * The kernels by name. The last two are other libraries': `'bicubic-inside'` leaves out samples beyond the edge (TensorFlow's
 * `tf.image.resize`), `'bilinear-corners'` lays the first and the last samples on each other (SciPy's `zoom`).
 */
export const interpolations = [
  'bicubic',
  'bilinear',
  'nearest',
  'bicubic-inside',
  'bilinear-corners',
] as const;

/** The ways to compute a resampled value. */
export type Interpolation = (typeof interpolations)[number];
