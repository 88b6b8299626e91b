import type { Pixels } from '@gradcam/render';

/** The outcome of a matcher, in words and as a picture. */
export interface Verdict {
  readonly pass: boolean;
  /** The words for what is expected of the map, after "to" or "not to". */
  readonly expected: string;
  /** The words for what was found instead, with numbers, after "but". */
  readonly found: string;
  /** Paints what was found, for a file. */
  readonly picture: () => Pixels;
}
