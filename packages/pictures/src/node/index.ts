export type { ReadOptions } from '../pixel-limit.js';
export { encodePng } from './encode-png.js';
export { readPicture } from './read-picture.js';
export { writePicture } from './write-picture.js';
