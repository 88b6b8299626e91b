import type { Sign } from '../method/sign.js';
import type { ScoreKind } from '../network/score-kind.js';
import type { Upsampling } from '../resample/upsampling.js';
import type { Fusion } from './fused-maps.js';

/**
 * When a map is scaled to 0 … 1, by its minimum and its maximum: never; before or after it is brought to the size of the input; or before
 * that and once more at the end, when the maps of several layers are one.
 */
export const scalings = ['none', 'before', 'after', 'both'] as const;

/** When a map is scaled to 0 … 1; see `scalings`. */
export type Scaling = (typeof scalings)[number];

/** What surrounds a method: which score, which sign, how its map is scaled, resized and fused. Options replace parts of it. */
export interface Preset {
  readonly name: string;
  readonly score: ScoreKind;
  readonly sign: Sign;
  readonly upsampling: Upsampling;
  readonly scaling: Scaling;
  /** Added to the maximum by which a map is scaled, so that one that is the same everywhere becomes 0. */
  readonly epsilon: number;
  /** How the maps of several layers become one. */
  readonly fusion: Fusion;
}
