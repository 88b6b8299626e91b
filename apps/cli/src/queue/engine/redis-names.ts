/** In front of the keys of every queue in Redis. */
export const prefix = 'gradcam';

/** So often a chunk is tried, also where its worker ends or is silent. */
export const attempts = 5;
