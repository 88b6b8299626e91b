/**
 * How a resampled value is made. The last two are other libraries': `'bicubic-inside'` leaves out samples beyond the edge
 * (TensorFlow's `tf.image.resize`), `'bilinear-corners'` lays the first and the last samples on each other (SciPy's `zoom`).
 */
export const interpolations = [
  'bicubic',
  'bilinear',
  'nearest',
  'bicubic-inside',
  'bilinear-corners',
] as const;

/** How a resampled value is made; see `interpolations`. */
export type Interpolation = (typeof interpolations)[number];

/** How a map is brought to the size of the input; `'none'` leaves it at that of the feature layer. */
export const upsamplings = [...interpolations, 'none'] as const;

/** How a map is brought to the size of the input; see `upsamplings`. */
export type Upsampling = (typeof upsamplings)[number];
