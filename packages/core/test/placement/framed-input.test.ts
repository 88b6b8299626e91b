import '@tensorflow/tfjs-backend-cpu';
import { concat, dispose, memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer, gradCAM } from '../../src/index.js';
import { scoreCamMethod } from '../../src/methods.js';
import { block } from './block.js';
import { adding, cellsBehind } from './cells-behind.js';
import { hotExtent } from './hot-extent.js';

beforeAll(() => setBackend('cpu'));

type Ends = [[number, number], [number, number]];

const inputShape = [32, 32, 1];
const padded = (padding: Ends) => cellsBehind(layers.zeroPadding2d({ padding, inputShape }));
const cropped = (cropping: Ends) => cellsBehind(layers.cropping2D({ cropping, inputShape }));

describe('a network that frames its input', () => {
  it.each([
    {
      does: 'pads it to twice its size at the right and below',
      make: () =>
        padded([
          [0, 32],
          [0, 32],
        ]),
      at: [12, 20],
    },
    {
      does: 'puts it in the middle of twice its size',
      make: () =>
        padded([
          [16, 16],
          [16, 16],
        ]),
      at: [4, 24],
    },
    {
      does: 'takes its lower right quarter',
      make: () =>
        cropped([
          [16, 0],
          [16, 0],
        ]),
      at: [20, 24],
    },
    {
      does: 'takes its middle',
      make: () =>
        cropped([
          [8, 8],
          [8, 8],
        ]),
      at: [12, 16],
    },
  ])('has its map over the block that it sees where it $does', async ({ make, at }) => {
    const [row = 0, column = 0] = at;
    const before = memory().numTensors;
    const net = make();
    const x = block(row, column);
    const { scoreMap, selection } = await gradCAM(net, x, 0, { outputUpsampling: 'bilinear' });
    expect(scoreMap.shape).toEqual([32, 32]);
    // One cell is hot, and falls to half of that in the middle between it and its neighbours.
    expect(await hotExtent(scoreMap)).toEqual({
      rows: [row, row + 3],
      columns: [column, column + 3],
    });
    expect(selection.warnings.map(({ code }) => code)).not.toContain('input-framed');
    scoreMap.dispose();
    x.dispose();
    net.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('is zero where a crop has left nothing to see', async () => {
    const net = cropped([
      [16, 0],
      [16, 0],
    ]);
    const x = tensor(new Float32Array(1024).fill(1), [32, 32, 1]);
    const { scoreMap } = await gradCAM(net, x, 0);
    const values = [...(await scoreMap.data())];
    const seen = (at: number) => at >= 16 * 32 && at % 32 >= 16;
    expect(values.filter((value, at) => value > 0 !== seen(at))).toEqual([]);
    scoreMap.dispose();
    x.dispose();
    net.dispose();
  });

  it('has its channels mask what they see, in Score-CAM', async () => {
    // A channel for each colour, and a class of the first one alone.
    const cells = layers.depthwiseConv2d({
      kernelSize: 4,
      strides: 4,
      depthwiseInitializer: 'ones',
      useBias: false,
      activation: 'relu',
      name: 'last',
    });
    const first = layers.dense({ units: 1, useBias: false });
    const padding: Ends = [
      [0, 32],
      [0, 32],
    ];
    const net = sequential({
      layers: [
        layers.zeroPadding2d({ padding, inputShape: [32, 32, 2] }),
        cells,
        layers.globalAveragePooling2d({}),
        first,
      ],
    });
    // By hand: 16 ones of 256 cells are a mean of 1 / 16, so that the class is 10 with its block in sight, and 0 without.
    first.setWeights([tensor([160, 0], [2, 1])]);
    const [red, green] = [block(12, 20), block(24, 4)];
    const x = concat([red, green], 2);
    const { scoreMap } = await gradCAM(net, x, 0, {
      method: scoreCamMethod(),
      outputUpsampling: 'bilinear',
    });
    // The mask of the second channel hides the first block, and weighs e^-10 of the other's.
    expect(await hotExtent(scoreMap)).toEqual({ rows: [12, 15], columns: [20, 23] });
    dispose([scoreMap, x, red, green]);
    net.dispose();
  });

  it('is followed to another size of the input', async () => {
    const net = cellsBehind(
      layers.zeroPadding2d({
        padding: [
          [0, 32],
          [0, 32],
        ],
        inputShape: [null, null, 1],
      }),
    );
    const explainer = await createExplainer(net, {
      inputShapes: [[48, 48, 1]],
      outputUpsampling: 'bilinear',
    });
    const x = block(12, 20);
    const { scoreMap } = await explainer.explain(x, 0);
    expect(await hotExtent(scoreMap)).toEqual({ rows: [12, 15], columns: [20, 23] });
    scoreMap.dispose();
    x.dispose();
    net.dispose();
  });

  it('warns where nothing says where features lie after that', async () => {
    const net = sequential({
      layers: [
        layers.zeroPadding2d({
          padding: [
            [0, 32],
            [0, 32],
          ],
          inputShape,
        }),
        layers.reshape({ targetShape: [32, 128, 1] }),
        layers.reshape({ targetShape: [64, 64, 1] }),
        adding({ name: 'last' }),
        layers.globalAveragePooling2d({}),
      ],
    });
    const x = block(12, 20);
    const { scoreMap, selection } = await gradCAM(net, x, 0);
    const said = selection.warnings
      .filter(({ code }) => code === 'input-framed')
      .map(({ text }) => text);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^The network pads, cuts or turns its input at 'zero_padding2d_/);
    scoreMap.dispose();
    x.dispose();
    net.dispose();
  });

  it.each([
    { size: [32, 32, 1], dims: [[2, 1, 3]], codes: ['input-framed'] },
    { size: [48, 32, 1], dims: [[2, 1, 3]], codes: ['input-framed'] },
    {
      size: [32, 32, 1],
      dims: [
        [2, 1, 3],
        [2, 1, 3],
      ],
      codes: [],
    },
  ])(
    'warns where rows and columns of $size change places by $dims',
    async ({ size, dims, codes }) => {
      const net = sequential({
        layers: [
          ...dims.map((order, at) =>
            layers.permute({ dims: order, ...(at === 0 ? { inputShape: size } : {}) }),
          ),
          adding({ name: 'last' }),
          layers.globalAveragePooling2d({}),
        ],
      });
      const x = tensor(new Float32Array(size.reduce((a, b) => a * b)).fill(1), size);
      const { scoreMap, selection } = await gradCAM(net, x, 0);
      const found = selection.warnings.map(({ code }) => code);
      expect(found.filter((code) => code === 'input-framed')).toEqual(codes);
      scoreMap.dispose();
      x.dispose();
      net.dispose();
    },
  );

  it('is none where a convolution makes up for the pads', async () => {
    const net = sequential({
      layers: [
        layers.zeroPadding2d({
          padding: [
            [4, 4],
            [4, 4],
          ],
          inputShape,
        }),
        adding({ kernelSize: 9, strides: 4, name: 'last' }),
        layers.globalAveragePooling2d({}),
      ],
    });
    const x = block(12, 20);
    const { scoreMap, selection } = await gradCAM(net, x, 0, { outputUpsampling: 'bilinear' });
    expect(selection.warnings.map(({ code }) => code)).not.toContain('input-framed');
    // By hand: the cells 2, 3, 4 along rows and 4, 5, 6 along columns see 1, 4 and 4 lines of the block; side by side, cell i is centred at 4 i + 1.5.
    expect(await hotExtent(scoreMap)).toEqual({ rows: [11, 19], columns: [19, 27] });
    scoreMap.dispose();
    x.dispose();
    net.dispose();
  });
});
