import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { seededNumbers } from './seeded-numbers.mjs';

/** Filters and convolutions of each block. */
const blocks = [
  [64, 2],
  [128, 2],
  [256, 3],
  [512, 3],
  [512, 3],
];

/** Makes VGG16 (Simonyan and Zisserman 2014, configuration D) as a tf.LayersModel with seeded weights; the caller disposes it. */
export function vgg16() {
  const model = sequential();
  // Replaced below; drawing them would take minutes.
  const zeros = { kernelInitializer: 'zeros', activation: 'relu' };
  for (const [block, [filters, convolutions]] of blocks.entries()) {
    for (let index = 1; index <= convolutions; index += 1)
      model.add(
        layers.conv2d({
          ...zeros,
          name: `block${block + 1}_conv${index}`,
          ...(model.layers.length === 0 ? { inputShape: [224, 224, 3] } : {}),
          filters,
          kernelSize: 3,
          padding: 'same',
        }),
      );
    model.add(layers.maxPooling2d({ name: `block${block + 1}_pool`, poolSize: 2, strides: 2 }));
  }
  model.add(layers.flatten({ name: 'flatten' }));
  model.add(layers.dense({ ...zeros, name: 'fc1', units: 4096 }));
  model.add(layers.dense({ ...zeros, name: 'fc2', units: 4096 }));
  model.add(layers.dense({ ...zeros, name: 'predictions', units: 1000, activation: 'softmax' }));
  for (const [seed, layer] of model.layers.entries()) setWeights(layer, seed + 1);
  return model;
}

/** Of a size that keeps numbers as large as they are from layer to layer (He 2015); offsets stay zero. */
function setWeights(layer, seed) {
  const [kernel] = layer.getWeights();
  if (kernel === undefined) return;
  const { shape, size } = kernel;
  const scale = Math.sqrt((6 * shape.at(-1)) / size);
  const values = tf.tensor(seededNumbers(size, seed, scale), shape);
  layer.setWeights([values, tf.zeros([shape.at(-1)])]);
  values.dispose();
}
