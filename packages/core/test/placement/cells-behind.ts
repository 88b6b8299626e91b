import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';

type Layers = Parameters<typeof sequential>[0] & object;
type Layer = NonNullable<Layers['layers']>[number];

/** A convolution that adds up what its windows hold, which lie side by side. */
export const adding = (settings: object = {}) =>
  layers.conv2d({
    kernelInitializer: 'ones',
    useBias: false,
    filters: 1,
    kernelSize: 2,
    strides: 2,
    activation: 'relu',
    ...settings,
  });

/** A net whose features, at `last`, are cells of 4 x 4 pixels, side by side, of what a first layer makes of the picture. */
export function cellsBehind(first: Layer): LayersModel {
  const dense = layers.dense({ units: 1, kernelInitializer: 'ones', useBias: false });
  return sequential({
    layers: [first, adding(), adding({ name: 'last' }), layers.globalAveragePooling2d({}), dense],
  });
}
