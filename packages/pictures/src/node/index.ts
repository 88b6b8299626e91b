export type { ReadOptions } from '../limits/read-options.js';
export { encodeNpy, type NpyNumbers } from './npy/encode-npy.js';
export { encodePicture, type PictureFormat } from './encode-picture.js';
export { encodePng } from './encode-png.js';
export { writeWhole } from './file/write-whole.js';
export { readPicture } from './read-picture.js';
export { writePicture } from './write-picture.js';
