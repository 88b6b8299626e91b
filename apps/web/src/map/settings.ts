import type { Approach, Fusion, PresetName, Sign } from '@gradcam/core';

/** How a map is made, as chosen on the page. */
export interface Settings {
  readonly approach: Approach | 'auto';
  readonly preset: PresetName;
  /** The preset's own where left out. */
  readonly sign: Sign | undefined;
  /** One, or several that are fused. */
  readonly featureLayers: readonly string[];
  readonly fusion: Fusion;
}

/** What people call each way of making a map. */
export const titles: Readonly<Record<Approach | 'auto', string>> = {
  auto: 'Automatic: Grad-CAM or HiResCAM',
  'grad-cam': 'Grad-CAM',
  'hi-res-cam': 'HiResCAM',
  'element-wise-grad-cam': 'Grad-CAM, element-wise',
  'grad-cam-plus-plus': 'Grad-CAM++',
  'x-grad-cam': 'XGrad-CAM',
  'layer-cam': 'LayerCAM',
  'smooth-grad-cam-plus-plus': 'Smooth Grad-CAM++',
  'shapley-cam': 'Shapley-CAM',
  cam: 'CAM',
  'eigen-cam': 'Eigen-CAM',
  'eigen-grad-cam': 'Eigen-Grad-CAM',
  'seg-eigen-cam': 'Seg-Eigen-CAM',
  'kpca-cam': 'KPCA-CAM',
  fem: 'FEM',
  'fem-masks': 'FEM, binary masks',
  'score-cam': 'Score-CAM',
  'ablation-cam': 'Ablation-CAM',
  'random-cam': 'Random, for comparison',
  'finer-cam': 'Finer-CAM',
  'full-grad': 'Full-Grad',
  'guided-backpropagation': 'Guided backpropagation',
  'guided-grad-cam': 'Guided Grad-CAM',
};

/** Those that know no class: they show what stands out in the activations, or nothing. */
export const classless: ReadonlySet<Approach> = new Set([
  'eigen-cam',
  'kpca-cam',
  'fem',
  'fem-masks',
  'random-cam',
]);

/** What the presets are called. */
export const presetTitles: Readonly<Record<PresetName, string>> = {
  matlab: 'MATLAB',
  paper: 'the paper (2017)',
  'pytorch-grad-cam': 'pytorch-grad-cam',
  'torch-cam': 'torch-cam',
  'tf-keras-vis': 'tf-keras-vis',
  captum: 'captum',
  xplique: 'xplique',
};

/** What the signs are called; the first leaves it to the preset. */
export const signTitles = {
  '': 'as there',
  positive: 'for the class',
  negative: 'against the class',
  absolute: 'either way',
  signed: 'for and against, in two colours',
} as const satisfies Readonly<Record<Sign | '', string>>;

/** What the fusions are called. */
export const fusionTitles: Readonly<Record<Fusion, string>> = {
  mean: 'mean',
  max: 'maximum',
  'layer-cam': "LayerCAM's",
};
