import { encodePng } from './encode-png.js';
import { readPicture } from './read-picture.js';

/** Pictures in Node, for an adapter. */
export interface NodePictures {
  readonly readPicture: typeof readPicture;
  readonly encodePng: typeof encodePng;
}

/** Pictures in Node, for an adapter: decoded and encoded by sharp. */
export const nodePictures: NodePictures = { readPicture, encodePng };
