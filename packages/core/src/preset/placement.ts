/**
 * The places of a map's cells over the input: side by side, over all of it, as every library has it; or each at the centre of its receptive field, that is of the
 * positions of the input that it is computed from.
 */
export const placements = ['grid', 'receptive-field'] as const;

/** The place of a map's cells over the input; see `placements`. */
export type Placement = (typeof placements)[number];
