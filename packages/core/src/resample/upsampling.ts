import { interpolations } from '@gradcam/resample';

/** How a map is brought to the size of the input; `'none'` leaves it at that of the feature layer. */
export const upsamplings = [...interpolations, 'none'] as const;

/** How a map is brought to the size of the input; see `upsamplings`. */
export type Upsampling = (typeof upsamplings)[number];
