export { calledAs } from './called-as.js';
export { callersOwn, isCallersOwn } from './callers-failure.js';
export { GradCamError, type GradCamErrorCode } from './grad-cam-error.js';
export { nearestNames } from './names/nearest-names.js';
export { checkOptionNames } from './options/check-option-names.js';
export { optionProblem, type OptionNames } from './options/option-problem.js';
export { importOptional } from './packages/import-optional.js';
export { tryImport, type ImportProblem, type ImportResult } from './packages/try-import.js';
