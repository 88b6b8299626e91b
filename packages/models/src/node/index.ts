export { loadModelFolder, type FolderModel } from './load-model-folder.js';
export { openModel } from './open-model.js';
