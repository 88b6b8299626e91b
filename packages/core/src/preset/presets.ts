import { callersOwn } from '@gradcam/errors';
import { relu, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn, isBuiltIn } from '../method/built-in.js';
import type { Interpolation } from '../resample/axis-taps.js';
import { resampleMap } from '../resample/resample-map.js';
import { byMaximum, fusedMaps } from './fused-maps.js';
import type { Preset } from './preset.js';
import { scaledMap } from './scaled-map.js';

/**
 * Resizes a map, where it is to be.
 *
 * @param interpolation How.
 * @returns What a preset does with the map of one layer.
 */
export const resized =
  (interpolation: Interpolation) => (map: Tensor, size: readonly number[] | undefined) =>
    size === undefined ? map : resampleMap(map, size, interpolation);

/** One map as it is; the mean of several, each by its own maximum. */
const meanOfLayers = (maps: readonly Tensor[]): Tensor =>
  maps.length === 1 && maps[0] !== undefined ? maps[0] : fusedMaps(maps.map(byMaximum), 'mean');

/**
 * What other libraries make of a method, so that their users get their numbers. What a network returns is, by the habit of the
 * libraries for PyTorch, the logits; for those for Keras whatever it ends in. `score` says otherwise.
 */
export const presets = {
  /** MATLAB's `gradCAM`: the score after the softmax, ReLU, bicubic, no scaling. */
  matlab: {
    name: 'matlab',
    score: 'output',
    sign: 'positive',
    finishLayer: resized('bicubic'),
    finish: meanOfLayers,
  },
  /** Selvaraju 2017: the score before the softmax, ReLU, bilinear, no scaling. */
  paper: {
    name: 'paper',
    score: 'logit',
    sign: 'positive',
    finishLayer: resized('bilinear'),
    finish: meanOfLayers,
  },
  /** grad-cam 1.5.7: scaled at the feature layer's size, bilinear, mean over layers, scaled again. */
  'pytorch-grad-cam': {
    name: 'pytorch-grad-cam',
    score: 'logit',
    sign: 'positive',
    finishLayer: (map, size) => resized('bilinear')(scaledMap(map, 1e-7), size),
    finish: (maps) => scaledMap(fusedMaps(maps.map(relu), 'mean'), 1e-7),
  },
  /** torchcam 0.5.0: scaled, never resized; several layers by their maximum, at the size of the input here. */
  'torch-cam': {
    name: 'torch-cam',
    score: 'logit',
    sign: 'positive',
    finishLayer: (map) => scaledMap(map, 1e-8),
    finish: (maps) => fusedMaps(maps, 'max'),
  },
  /** tf-keras-vis 0.8.7: resized with the corners on each other, then scaled. */
  'tf-keras-vis': {
    name: 'tf-keras-vis',
    score: 'output',
    sign: 'positive',
    finishLayer: (map, size) => scaledMap(resized('bilinear-corners')(map, size), 1e-7),
    finish: meanOfLayers,
  },
  /** captum 0.9.0, `LayerGradCam`: no ReLU, no scaling, no resize. */
  captum: {
    name: 'captum',
    score: 'logit',
    sign: 'signed',
    finishLayer: (map) => map,
    finish: meanOfLayers,
  },
  /** xplique 2.0.2: bicubic without mirrored edges, so that values below 0 come back, no scaling. */
  xplique: {
    name: 'xplique',
    score: 'output',
    sign: 'positive',
    finishLayer: resized('bicubic-inside'),
    finish: meanOfLayers,
  },
} as const satisfies Readonly<Record<string, Preset>>;

/** The names of the presets. */
export type PresetName = keyof typeof presets;

/**
 * The preset that is meant.
 *
 * @param given Its name, or one of the caller's own; MATLAB's where nothing is said.
 * @returns The preset.
 */
export function presetOf(given: PresetName | Preset | undefined): Preset {
  if (typeof given !== 'object') return presets[given ?? 'matlab'];
  return isBuiltIn(given)
    ? given
    : builtIn({
        ...given,
        finishLayer: (map: Tensor, size: readonly number[] | undefined) =>
          callersOwn(() => given.finishLayer(map, size)),
        finish: (maps: readonly Tensor[]) => callersOwn(() => given.finish(maps)),
      });
}
