/** Something about a set that could not be measured. */
export interface SetProblem {
  /** The path of the picture in the set; undefined where it is about all of them. */
  readonly picture: string | undefined;
  /** The metric; undefined where the picture could not be used at all, or an annotation is wrong. */
  readonly metric: string | undefined;
  /** A full English sentence. */
  readonly sentence: string;
}
