/** The scores that can be differentiated: the reduction layer's output as it is, or the input of its softmax or sigmoid. */
export const scores = ['output', 'logit'] as const;

/** The score that is differentiated; see `scores`. */
export type ScoreKind = (typeof scores)[number];
