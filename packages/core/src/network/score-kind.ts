/** Which score is differentiated: the reduction layer's output as it is, or what goes into its softmax or sigmoid. */
export const scores = ['output', 'logit'] as const;

/** Which score is differentiated; see `scores`. */
export type ScoreKind = (typeof scores)[number];
