export type { ReadOptions } from '../limits/read-options.js';
export { drawPicture } from './draw-picture.js';
export { encodePng } from './encode-png.js';
export { readPicture, type PictureSource } from './read-picture.js';
