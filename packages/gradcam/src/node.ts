export { loadModelFolder, openModel, type FolderModel } from '@gradcam/models/node';
export * from '@gradcam/pictures/node';
export * from './everything.js';
export { explain } from './place/explain-in-node.js';
