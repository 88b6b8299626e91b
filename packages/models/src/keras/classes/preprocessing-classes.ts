import { isList, textOf } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import { supplied, type Translation, type TranslationContext } from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Layers that change a picture at random during training, and pass it through at prediction. */
const randomLayers = [
  'AugMix',
  'CutMix',
  'MixUp',
  'RandAugment',
  'RandomBrightness',
  'RandomColorDegeneration',
  'RandomColorJitter',
  'RandomContrast',
  'RandomElasticTransform',
  'RandomErasing',
  'RandomFlip',
  'RandomGaussianBlur',
  'RandomGrayscale',
  'RandomHeight',
  'RandomHue',
  'RandomInvert',
  'RandomPerspective',
  'RandomPosterization',
  'RandomRotation',
  'RandomSaturation',
  'RandomSharpness',
  'RandomShear',
  'RandomTranslation',
  'RandomWidth',
  'RandomZoom',
];

/** Layers that this package supplies as doing nothing. */
export const suppliedIdentities: readonly string[] = [
  ...randomLayers,
  'ActivityRegularization',
  'Identity',
  'SpatialDropout2D',
  'SpatialDropout3D',
];

/** Preprocessing within a model. */
export const preprocessingClasses: Readonly<Record<string, Translation>> = {
  ...Object.fromEntries(randomLayers.map((name) => [name, { layer: supplied }])),
  Rescaling: {
    layer: (layer) =>
      isList(layer.config['scale']) || isList(layer.config['offset']) ? supplied(layer) : layer,
  },
  // tfjs-layers aligns the corners, Keras the half pixels.
  Resizing: { layer: (layer) => supplied(withPlainResizing(layer)) },
  CenterCrop: { layer: supplied },
  RandomCrop: { layer: randomCrop },
};

function withPlainResizing(layer: LayerConfig): LayerConfig {
  const { interpolation = 'bilinear' } = layer.config;
  if (interpolation !== 'bilinear' && interpolation !== 'nearest') {
    throw unsupportedLayer(
      layer,
      `resizes by "${textOf(interpolation)}", which TensorFlow.js lacks`,
    );
  }
  for (const key of ['pad_to_aspect_ratio', 'antialias']) {
    if (layer.config[key] === true) {
      throw unsupportedLayer(layer, `resizes with ${key}, which is not supplied`);
    }
  }
  return layer;
}

/** Keras 2 crops the middle when a model predicts; Keras 3 does not, and says that it does. */
function randomCrop(layer: LayerConfig, context: TranslationContext): LayerConfig {
  if (!context.keras3) return supplied(layer);
  throw unsupportedLayer(
    layer,
    'crops at random, and predicts differently in each version of Keras',
  );
}
