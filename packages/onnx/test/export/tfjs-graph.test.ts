import '@tensorflow/tfjs-backend-cpu';
import { randomUniform, setBackend, tidy } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { tfjsGraph } from '../../src/export/tfjs-graph.js';
import { nodeCounts, runGraph } from './compare-exported.js';
import { shortcutNet } from './shortcut-net.js';

beforeAll(async () => {
  await setBackend('cpu');
});

describe('tfjsGraph', () => {
  it('puts one transposition at the input and none between layers', async () => {
    const { nodes } = await tfjsGraph(shortcutNet());
    expect(nodes.map(({ op }) => op)).toEqual([
      'Transpose',
      'Conv',
      'Relu',
      'Conv',
      'Add',
      'GlobalAveragePool',
      'Flatten',
      'Gemm',
      'Softmax',
    ]);
  });

  it('gives nodes the names of their layers, a folded convolution that of its normalisation', async () => {
    const { nodes, outputs } = await tfjsGraph(shortcutNet());
    expect(nodes.map(({ name }) => name)).toEqual([
      'first/Transpose',
      'first_bn',
      'first_relu',
      'second_bn',
      'sum',
      'pool/GlobalAveragePool',
      'pool',
      'classes/Gemm',
      'classes',
    ]);
    expect(outputs.map(({ name }) => name)).toEqual(['classes']);
  });

  it('keeps a normalisation whose convolution is an output, too', async () => {
    const graph = await tfjsGraph(shortcutNet(), { outputs: ['second', 'second_bn'] });
    expect(nodeCounts(graph)).toEqual({ Transpose: 3, Conv: 2, Relu: 1, BatchNormalization: 1 });
  });

  it('ends at the outputs that are named, in their order, with any batch', async () => {
    const graph = await tfjsGraph(shortcutNet(), { outputs: ['sum', 'first_relu', 'picture'] });
    expect(graph.inputs).toEqual([{ name: 'picture', type: 'float32', dims: ['N', 6, 6, 3] }]);
    const x = randomUniform([5, 6, 6, 3]);
    const [sum, relu, picture] = await runGraph(graph, [x]);
    expect([sum?.dims, relu?.dims]).toEqual([
      [5, 6, 6, 4],
      [5, 6, 6, 4],
    ]);
    expect(picture?.values).toEqual([...x.dataSync()]);
    x.dispose();
  });

  it('does not change the model, and holds copies of its weights', async () => {
    const model = shortcutNet();
    const x = randomUniform([1, 6, 6, 3]);
    const graph = await tfjsGraph(model);
    const before = await runGraph(graph, [x]);
    tidy(() => {
      model.setWeights(model.getWeights().map(({ shape }) => randomUniform(shape)));
    });
    expect(await runGraph(graph, [x])).toEqual(before);
    x.dispose();
  });

  it('names the layer that cannot be written, and its type', async () => {
    const model = tf.sequential({
      layers: [tf.layers.embedding({ name: 'words', inputDim: 3, outputDim: 2, inputLength: 2 })],
    });
    await expect(tfjsGraph(model)).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringContaining('got "words" of type Embedding') as string,
    });
  });

  it('refuses a layer with channels first', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          name: 'first',
          filters: 2,
          kernelSize: 1,
          dataFormat: 'channelsFirst',
          inputShape: [3, 4, 4],
        }),
      ],
    });
    await expect(tfjsGraph(model)).rejects.toThrow(
      '"first" of type Conv2D: its channels come first',
    );
  });

  it('refuses a name that is no layer, with the nearest ones', async () => {
    await expect(tfjsGraph(shortcutNet(), { outputs: ['som'] })).rejects.toMatchObject({
      code: 'LAYER_NOT_FOUND',
      message: expect.stringContaining('"sum"') as string,
    });
  });
});
