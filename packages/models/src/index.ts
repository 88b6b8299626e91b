export { knownModel, knownModels } from './catalogue/known-models.js';
export { mobilenetV1 } from './catalogue/mobilenet-v1.js';
export type { KnownModel, PackageSource, Preprocessing } from './known-model.js';
export { loadKnownModelFromUrl, type UrlOptions } from './load-known-model-from-url.js';
export type { LoadedModel, TfjsModel } from './loaded-model.js';
export { parseLabels } from './parse-labels.js';
export { preprocess } from './preprocess.js';
export { topClasses, type TopClass } from './top-classes.js';
