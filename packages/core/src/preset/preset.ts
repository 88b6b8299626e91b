import type { Sign } from '../method/sign.js';
import type { ScoreKind } from '../network/score-kind.js';
import type { Upsampling } from '../resample/upsampling.js';
import type { Fusion } from './fused-maps.js';
import type { Placement } from './placement.js';

/**
 * The times at which a map can be scaled to 0 … 1, by its minimum and its maximum: never; before or after it is resized to the
 * input; or before that and once more at the end, when the maps of several layers are fused.
 */
export const scalings = ['none', 'before', 'after', 'both'] as const;

/** The time at which a map is scaled to 0 … 1; see `scalings`. */
export type Scaling = (typeof scalings)[number];

/** The settings around a method: the score and the sign, and the scaling, resizing and fusion of maps. Options replace parts of it. */
export interface Preset {
  readonly name: string;
  readonly score: ScoreKind;
  readonly sign: Sign;
  readonly upsampling: Upsampling;
  /** The places of the cells that are resized. */
  readonly placement: Placement;
  readonly scaling: Scaling;
  /** Added to the maximum by which a map is scaled, so that one that is the same everywhere becomes 0. */
  readonly epsilon: number;
  /** The way the maps of several layers are fused. */
  readonly fusion: Fusion;
  /**
   * The number of feature layers where none is named: the best one, and below it the best ones of more cells, whose maps are fused. 1 when left out; where it is
   * more and no method is said either, HiResCAM is taken, which is Grad-CAM under a global mean.
   */
  readonly layers?: number | undefined;
  /** The score whose maps the layers below the first have, where several are fused; that of the first when left out. */
  readonly finerScore?: ScoreKind | undefined;
}
