import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { matMul, mean, ones, reshape, softmax, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import type { LayerFormat } from '@gradcam/layer-select';
import { describe, expect, it } from 'vitest';
import { gradCAM } from '../../src/index.js';
import { ablationCamMethod } from '../../src/methods.js';
import type { Network } from '../../src/network/index.js';

interface Sizes {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** Different numbers everywhere, above zero. */
const valueAt = (row: number, column: number, channel: number): number =>
  1 + Math.sin(1 + 7 * row + 3 * column + 5 * channel);

const weightOf = (channel: number): number => Math.cos(2 * channel);

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** A network with channels first, whose features have them last, and whose score is the mean over space times weights. */
function network({ rows, columns, channels }: Sizes, dataFormat: LayerFormat | undefined): Network {
  const values = range(rows).flatMap((row) =>
    range(columns).flatMap((column) =>
      range(channels).map((channel) => valueAt(row, column, channel)),
    ),
  );
  const shape: [number, number, number, number] = [1, rows, columns, channels];
  const weights = tensor2d(
    range(channels).flatMap((channel) => [weightOf(channel), 0]),
    [channels, 2],
  );
  return {
    graph: {
      layers: [
        { name: 'image', type: 'InputLayer', outputShape: [1, 3, 24, 24], inputs: [] },
        { name: 'features', type: 'Gelu', outputShape: shape, inputs: ['image'], dataFormat },
        { name: 'scores', type: 'Dense', outputShape: [1, 2], inputs: ['features'] },
      ],
      inputs: ['image'],
      outputs: ['scores'],
      dataFormat: 'channelsFirst',
    },
    inputs: [{ name: 'image', shape: [1, 3, 24, 24], dtype: 'float32' }],
    cut: ({ score }) => ({
      trunk: () => ({ activations: tensor4d(values, shape), bypass: [] }),
      head: (activations) => {
        const scores = matMul(reshape(mean(activations, [1, 2]), [-1, channels]), weights);
        return score === 'logit' ? scores : softmax(scores);
      },
    }),
  };
}

/** The sum of the channels at each position, with a factor for each, less what is below zero. */
function mapOf({ rows, columns, channels }: Sizes, factorOf: (channel: number) => number) {
  return range(rows).flatMap((row) =>
    range(columns).map((column) =>
      Math.max(
        0,
        range(channels).reduce(
          (sum, channel) => sum + factorOf(channel) * valueAt(row, column, channel),
          0,
        ),
      ),
    ),
  );
}

const sumOf = ({ rows, columns }: Sizes, channel: number): number =>
  range(rows).reduce(
    (sum, row) =>
      sum + range(columns).reduce((part, column) => part + valueAt(row, column, channel), 0),
    0,
  );

const options = { score: 'logit', outputUpsampling: 'none' } as const;

it('refuses features of which nothing says where their channels are', async () => {
  const unclear = network({ rows: 4, columns: 4, channels: 4 }, 'unclear');
  await expect(
    gradCAM(unclear, ones([3, 24, 24]), 0, { ...options, featureLayer: 'features' }),
  ).rejects.toThrow(/no axes that are known to be space, got an output of shape \[1, 4, 4, 4\]/);
});

describe.each<Sizes>([
  { rows: 4, columns: 4, channels: 4 },
  { rows: 4, columns: 6, channels: 5 },
])(
  'features of $rows x $columns x $channels, channels last in a network with channels first',
  (sizes) => {
    const positions = sizes.rows * sizes.columns;

    it('are summed over their channels, weighted by means over their own space', async () => {
      const { scoreMap } = await gradCAM(
        network(sizes, 'channelsLast'),
        ones([3, 24, 24]),
        0,
        options,
      );
      expect(scoreMap.shape).toEqual([sizes.rows, sizes.columns]);
      const found = [...scoreMap.dataSync()];
      mapOf(sizes, (channel) => weightOf(channel) / positions).forEach((expected, at) => {
        expect(found[at]).toBeCloseTo(expected, 6);
      });
    });

    it('lose one channel at a time in an ablation, not one row', async () => {
      const { scoreMap } = await gradCAM(network(sizes, 'channelsLast'), ones([3, 24, 24]), 0, {
        ...options,
        method: ablationCamMethod(),
      });
      const shareOf = (channel: number) => (weightOf(channel) * sumOf(sizes, channel)) / positions;
      const score = range(sizes.channels).reduce((sum, channel) => sum + shareOf(channel), 0);
      const found = [...scoreMap.dataSync()];
      mapOf(sizes, (channel) => shareOf(channel) / score).forEach((expected, at) => {
        expect(found[at]).toBeCloseTo(expected, 5);
      });
    });
  },
);
