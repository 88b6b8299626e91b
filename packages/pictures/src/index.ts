export type { Picture } from './picture.js';
export { resizePicture } from './resize-picture.js';
export { shrinkPicture } from './shrink-picture.js';
