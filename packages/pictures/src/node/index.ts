export type { ReadOptions } from '../limits/read-options.js';
export { encodePng } from './encode-png.js';
export { readPicture } from './read-picture.js';
export { writePicture } from './write-picture.js';
