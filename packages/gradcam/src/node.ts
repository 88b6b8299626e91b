export { loadModelFolder, type FolderModel } from '@gradcam/models/node';
export { encodePng, readPicture, writePicture, type ReadOptions } from '@gradcam/pictures/node';
export * from './everything.js';
export { explain } from './place/explain-in-node.js';
