export { defaultCacheFolder } from './default-cache-folder.js';
export { fetchModel, type FetchOptions } from './fetch-model.js';
export type { FetchProgress } from './fetch-progress.js';
export { loadKnownModel } from './load-known-model.js';
