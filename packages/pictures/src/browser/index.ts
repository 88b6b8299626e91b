export type { ReadOptions } from '../pixel-limit.js';
export { drawPicture } from './draw-picture.js';
export { encodePng } from './encode-png.js';
export { readPicture, type PictureSource } from './read-picture.js';
