import type { Preset } from './preset.js';

/**
 * The settings that other libraries put around a method, so that their users get the same numbers. The output of a network is, by
 * convention, the logits for libraries for PyTorch, and whatever the network ends in for those for Keras.
 */
export const presets = {
  /** MATLAB's `gradCAM`: the score after the softmax, ReLU, bicubic, no scaling. */
  matlab: {
    name: 'matlab',
    score: 'output',
    sign: 'positive',
    upsampling: 'bicubic',
    placement: 'grid',
    scaling: 'none',
    epsilon: 0,
    fusion: 'mean',
  },
  /** Selvaraju 2017: the score before the softmax, ReLU, bilinear, no scaling. */
  paper: {
    name: 'paper',
    score: 'logit',
    sign: 'positive',
    upsampling: 'bilinear',
    placement: 'grid',
    scaling: 'none',
    epsilon: 0,
    fusion: 'mean',
  },
  /** grad-cam 1.5.7: scaled at the feature layer's size, bilinear, mean over layers, scaled again. */
  'pytorch-grad-cam': {
    name: 'pytorch-grad-cam',
    score: 'logit',
    sign: 'positive',
    upsampling: 'bilinear',
    placement: 'grid',
    scaling: 'both',
    epsilon: 1e-7,
    fusion: 'mean',
  },
  /** torchcam 0.5.0: scaled, never resized; several layers by their maximum, at the size of the input here. */
  'torch-cam': {
    name: 'torch-cam',
    score: 'logit',
    sign: 'positive',
    upsampling: 'none',
    placement: 'grid',
    scaling: 'before',
    epsilon: 1e-8,
    fusion: 'max',
  },
  /** tf-keras-vis 0.8.7: resized with the corners on each other, then scaled. */
  'tf-keras-vis': {
    name: 'tf-keras-vis',
    score: 'output',
    sign: 'positive',
    upsampling: 'bilinear-corners',
    placement: 'grid',
    scaling: 'after',
    epsilon: 1e-7,
    fusion: 'mean',
  },
  /** captum 0.9.0, `LayerGradCam`: no ReLU, no scaling, no resize. */
  captum: {
    name: 'captum',
    score: 'logit',
    sign: 'signed',
    upsampling: 'none',
    placement: 'grid',
    scaling: 'none',
    epsilon: 0,
    fusion: 'mean',
  },
  /** xplique 2.0.2: bicubic without mirrored edges, so that values below 0 come back, no scaling. */
  xplique: {
    name: 'xplique',
    score: 'output',
    sign: 'positive',
    upsampling: 'bicubic-inside',
    placement: 'grid',
    scaling: 'none',
    epsilon: 0,
    fusion: 'mean',
  },
  /** The last layer for which class, a finer one for where: the product of both maps. */
  sharp: {
    name: 'sharp',
    score: 'output',
    sign: 'positive',
    upsampling: 'bicubic',
    placement: 'grid',
    scaling: 'none',
    epsilon: 0,
    fusion: 'product',
    layers: 2,
    finerScore: 'logit',
  },
} as const satisfies Readonly<Record<string, Preset>>;

/** The names of the presets. */
export type PresetName = keyof typeof presets;

/** The preset that is meant where none is named: every default of a map stands in it, and nowhere else. */
export const defaultPreset: PresetName = 'matlab';
