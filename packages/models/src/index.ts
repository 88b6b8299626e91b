export { allClasses } from './all-classes.js';
export { basicPitch } from './catalogue/basic-pitch.js';
export { catsAndDogs } from './catalogue/cats-and-dogs.js';
export { deeplabV3 } from './catalogue/deeplab-v3.js';
export { knownModel, knownModels } from './catalogue/known-models.js';
export { mobilenetV1Quarter } from './catalogue/mobilenet-v1-025.js';
export { mobilenetV1 } from './catalogue/mobilenet-v1.js';
export { resnet50 } from './catalogue/resnet50.js';
export { cellsOverPicture } from './preprocessing/cells-over-picture.js';
export { fitBox, showsWhole, type Box, type Fitting } from './preprocessing/fit-box.js';
export type { Fit, KnownModel, ModelSource, PackageSource, Preprocessing } from './known-model.js';
export { kerasModel } from './keras/keras-model.js';
export { loadKnownModelFromUrl, type UrlOptions } from './open/load-known-model-from-url.js';
export type { LoadedModel, TfjsModel } from './load/loaded-model.js';
export { outputNames } from './load/output-names.js';
export { findPreprocessing, type KnownFacts } from './open/find-preprocessing.js';
export type { SettledPreprocessing } from './open/knowledge/settled-preprocessing.js';
export { gradcamFile } from './open/gradcam-file.js';
export type { OnnxModel, OnnxOptions } from './open/onnx/onnx-model.js';
export { openModel } from './open/open-model.js';
export type { OpenModelOptions } from './open/open-options.js';
export type {
  Finding,
  FindingSource,
  OpenedFacts,
  OpenedModel,
  OpenedOnnx,
  OpenedTfjs,
  OpenProgress,
  OpenSource,
} from './open/opened-model.js';
export { settlePreprocessing } from './open/settle-preprocessing.js';
export { parseLabels } from './parse-labels.js';
export { inputShape } from './preprocessing/input-shape.js';
export { preprocess } from './preprocessing/preprocess.js';
export {
  preprocessings,
  type PixelConversion,
  type PreprocessingName,
} from './preprocessing/preprocessings.js';
export { probabilitiesOf } from './probabilities-of.js';
export { scoresInPicture, type ScorePlane } from './preprocessing/scores-in-picture.js';
export { scoresOverPicture } from './preprocessing/scores-over-picture.js';
export { topClasses, type TopClass } from './top-classes.js';
