import type { DroppedFile } from './two-colors.js';

const blocks = 62;

const layer = (className: string, config: { readonly name: string }, ...from: string[]) => ({
  class_name: className,
  name: config.name,
  config,
  inbound_nodes: from.length === 0 ? [] : [from.map((name) => [name, 0, 0, {}])],
});
const convolution = (name: string, from: string) =>
  layer(
    'Conv2D',
    Object.assign({ name }, { filters: 3, kernel_size: [1, 1], use_bias: false }),
    from,
  );
const before = (block: number) => (block === 0 ? 'stem' : `add_${block - 1}`);

const layers = [
  layer('InputLayer', Object.assign({ name: 'image' }, { batch_input_shape: [null, 32, 32, 3] })),
  convolution('stem', 'image'),
  ...Array.from({ length: blocks }, (_, block) => [
    convolution(`conv_${block}`, before(block)),
    layer(
      'Activation',
      Object.assign({ name: `relu_${block}` }, { activation: 'relu' }),
      `conv_${block}`,
    ),
    layer('Add', { name: `add_${block}` }, before(block), `relu_${block}`),
  ]).flat(),
  layer('GlobalAveragePooling2D', { name: 'shares' }, before(blocks)),
  layer('Activation', Object.assign({ name: 'decision' }, { activation: 'softmax' }), 'shares'),
];
const kernels = ['stem', ...Array.from({ length: blocks }, (_, block) => `conv_${block}`)];

// The stem doubles each colour; the blocks add nothing.
const weights = new Float32Array(9 * kernels.length);
for (const diagonal of [0, 4, 8]) weights[diagonal] = 2;

const description = {
  format: 'layers-model',
  modelTopology: {
    class_name: 'Model',
    config: {
      name: 'residual',
      layers,
      input_layers: [['image', 0, 0]],
      output_layers: [['decision', 0, 0]],
    },
  },
  weightsManifest: [
    {
      paths: ['weights.bin'],
      weights: kernels.map((name) => ({
        name: `${name}/kernel`,
        shape: [1, 1, 3, 3],
        dtype: 'float32',
      })),
    },
  ],
};

/** The files of a network with 190 layers, of which every third is a sum with what passed by the two before. */
export const residual: readonly DroppedFile[] = [
  {
    name: 'model.json',
    type: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(description)),
  },
  {
    name: 'weights.bin',
    type: 'application/octet-stream',
    bytes: new Uint8Array(weights.buffer),
  },
];
