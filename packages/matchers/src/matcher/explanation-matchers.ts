import type { Explanation } from '../explanation/explanation.js';
import type { ObjectArea } from '../explanation/object-area.js';
import type { FocusOptions } from '../map/to-focus-on.js';
import type { MatchOptions } from '../map/to-match-map.js';
import type { PointOptions } from '../map/to-point-at.js';
import type { StableOptions } from '../network/to-be-stable.js';
import type { SanityOptions } from '../network/to-pass-sanity-check.js';
import type { Matcher } from './matcher.js';

/** The parameters of each matcher, after the explanation. */
interface MatcherParameters {
  /** Passes where the highest position of the map lies on the object: a box, several boxes or a mask. A map that is the same everywhere points nowhere. */
  readonly toPointAt: [area: ObjectArea, options?: PointOptions];
  /** Passes where at least a share of what is positive in the map lies on the object: a box, several boxes or a mask. */
  readonly toFocusOn: [area: ObjectArea, options?: FocusOptions];
  /** Passes where no number of the map is far from that of a reference, a map of the same size. */
  readonly toMatchMap: [reference: Explanation['scoreMap'], options?: MatchOptions];
  /** Passes where the map keeps the order of its positions when the input gets noise. Needs `model` and `x`. */
  readonly toBeStable: [options?: StableOptions];
  /** Passes where the map changes when the network forgets the weights of its last layer, or of those that are named. Needs a layers model or graph model as `model`, and `x`. */
  readonly toPassSanityCheck: [options?: SanityOptions];
}

/** All matchers, as `expect.extend` takes them. */
export type Matchers = {
  readonly [Name in keyof MatcherParameters]: Matcher<MatcherParameters[Name]>;
};

/** All matchers, as `expect(explanation)` has them: each has to be awaited. */
export type ExplanationMatchers = {
  readonly [Name in keyof MatcherParameters]: (
    ...parameters: MatcherParameters[Name]
  ) => Promise<void>;
};
