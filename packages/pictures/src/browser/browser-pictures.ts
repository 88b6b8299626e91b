import { encodePng } from './encode-png.js';
import { readPicture } from './read-picture.js';

/** Pictures in the browser, for an adapter. */
export interface BrowserPictures {
  readonly readPicture: typeof readPicture;
  readonly encodePng: typeof encodePng;
}

/** Pictures in the browser, for an adapter: decoded by createImageBitmap, encoded by a canvas. */
export const browserPictures: BrowserPictures = { readPicture, encodePng };
