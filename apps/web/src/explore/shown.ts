import type { Explanation } from '../network/map/read-explanation.js';
import type { NetworkCard } from '../network/open/network-card.js';
import type { WithoutHotPlaces } from '../network/without-hot-places.js';
import type { PictureFile } from '../painter/painter.js';

/** The things on the stage. */
export interface Shown {
  readonly picture: PictureFile;
  readonly explanation: Explanation;
  readonly network: NetworkCard;
  /** One for each class. */
  readonly probabilities: Float32Array;
  /** The same without the hot places; undefined until it is known. */
  readonly without?: WithoutHotPlaces | undefined;
}
