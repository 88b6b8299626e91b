export * from '@gradcam/core';
export * from '@gradcam/core/methods';
export * from '@gradcam/core/network';
export * from '@gradcam/models';
export * from '@gradcam/pictures';
export * from '@gradcam/render';
// Two packages have a type of this name.
export type { Box as InputBox } from '@gradcam/models';
export type { Box } from '@gradcam/render';
export { withMendedKernels } from '@gradcam/tfjs-gradients';
export type { ExplainOptions } from './explain-options.js';
export type { Canvas } from './explanation/draw-on.js';
export type { Explanation, FileOptions, ScoreMap } from './explanation/explanation.js';
export type { FileSource, ExplainInput } from './input/explain-input.js';
export type { ModelInput, ModelWithFacts } from './model/opened.js';
