/** A file as it is dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const layer = (className: string, config: object) => ({ class_name: className, config });

const description = {
  format: 'layers-model',
  modelTopology: layer('Sequential', {
    name: 'two_colors',
    layers: [
      layer('Conv2D', {
        name: 'colors',
        batch_input_shape: [null, 32, 32, 3],
        filters: 2,
        kernel_size: [1, 1],
        activation: 'relu',
        use_bias: false,
      }),
      layer('GlobalAveragePooling2D', { name: 'shares' }),
      layer('Dense', { name: 'decision', units: 2, activation: 'softmax', use_bias: false }),
    ],
  }),
  weightsManifest: [
    {
      paths: ['weights.bin'],
      weights: [
        { name: 'colors/kernel', shape: [1, 1, 3, 2], dtype: 'float32' },
        { name: 'decision/kernel', shape: [2, 2], dtype: 'float32' },
      ],
    },
  ],
};

// Red minus the others, blue minus the others; ten times the share of each.
const weights = new Float32Array([1, -1, -1, -1, -1, 1, 10, 0, 0, 10]);

const text = (content: string) => new TextEncoder().encode(content);

/** The files of a network worked out by hand: it compares how much of a picture is red and how much is blue. */
export const twoColors: readonly DroppedFile[] = [
  { name: 'model.json', type: 'application/json', bytes: text(JSON.stringify(description)) },
  {
    name: 'weights.bin',
    type: 'application/octet-stream',
    bytes: new Uint8Array(weights.buffer),
  },
];

/** Its class names. */
export const twoColorsLabels: DroppedFile = {
  name: 'labels.txt',
  type: 'text/plain',
  bytes: text('red\nblue\n'),
};
