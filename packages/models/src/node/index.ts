export { loadModelFolder, type FolderModel } from './load-model-folder.js';
