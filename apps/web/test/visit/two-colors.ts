import { fileURLToPath } from 'node:url';
import type * as Core from '@tensorflow/tfjs-core';
import type { Page } from 'playwright';

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

const tensorFlow = fileURLToPath(import.meta.resolve('@tensorflow/tfjs-core/dist/tf-core.min.js'));

/**
 * Saves the network where a page of the same origin finds it, by TensorFlow.js itself.
 *
 * @param page A page of that origin.
 * @param name The name after `indexeddb://`.
 */
export async function saveInBrowser(page: Page, name: string): Promise<void> {
  await page.addScriptTag({ path: tensorFlow });
  await page.evaluate(
    async ({ modelTopology, specs, data, address }) => {
      // Border to TensorFlow.js: the script leaves it in the page.
      const { tf } = globalThis as unknown as { tf: typeof Core };
      await tf.io.getSaveHandlers(address)[0]?.save?.({
        modelTopology,
        weightSpecs: specs.map((spec) => ({ ...spec, dtype: 'float32' })),
        weightData: new Float32Array(data).buffer,
      });
    },
    {
      modelTopology: description.modelTopology,
      specs: description.weightsManifest.flatMap((group) => group.weights),
      data: [...weights],
      address: `indexeddb://${name}`,
    },
  );
}
