import { interpolations } from '@gradcam/resample';

/** The ways to resize a map to the size of the input; `'none'` leaves it at that of the feature layer. */
export const upsamplings = [...interpolations, 'none'] as const;

/** The way a map is resized to the size of the input; see `upsamplings`. */
export type Upsampling = (typeof upsamplings)[number];
