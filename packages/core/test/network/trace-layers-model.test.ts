import '@tensorflow/tfjs-backend-cpu';
import { memory, ones, setBackend, tensor } from '@tensorflow/tfjs-core';
import { input, layers, model, sequential, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer, gradCAM } from '../../src/index.js';
import { toNetwork } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

/** A Sequential whose only layers are a Sequential of convolutions and one of dense layers. */
function nestedNet() {
  const features = sequential({
    name: 'features',
    layers: [
      layers.inputLayer({ inputShape: [2, 2, 1] }),
      layers.conv2d({
        name: 'conv',
        filters: 1,
        kernelSize: 1,
        kernelInitializer: 'ones',
        activation: 'relu',
      }),
    ],
  });
  const head = sequential({
    name: 'head',
    layers: [
      layers.globalAveragePooling2d({ name: 'pool', inputShape: [2, 2, 1] }),
      layers.dense({ name: 'value', units: 1, kernelInitializer: 'ones' }),
    ],
  });
  const image = input({ shape: [2, 2, 1], name: 'image' });
  // Border to tfjs-layers: `apply` on a symbolic tensor gives a symbolic tensor, which its type leaves open.
  const output = head.apply(features.apply(image)) as SymbolicTensor;
  return model({ inputs: image, outputs: output });
}

describe('toNetwork of a layers model', () => {
  it('inlines nested models under their names', () => {
    const net = nestedNet();
    const names = toNetwork(net).graph.layers.map((layer) => layer.name);
    expect(names).toEqual(['image', 'features/conv', 'head/pool', 'head/value']);
    net.dispose();
  });

  it('explains a layer inside a nested model', async () => {
    const net = nestedNet();
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    // mean(x) has the weight 1/4 everywhere.
    const { scoreMap, featureLayer } = await gradCAM(net, x, 0);
    expect(featureLayer).toBe('features/conv');
    expect(Array.from(await scoreMap.data())).toEqual([0.25, 0.5, 0.75, 1]);
    for (const tensor of [x, scoreMap]) tensor.dispose();
    net.dispose();
  });

  it('gives each use of a shared layer a name, and cuts at the one that is named', async () => {
    const shared = layers.conv2d({
      name: 'shared',
      filters: 1,
      kernelSize: 1,
      kernelInitializer: 'ones',
      activation: 'relu',
    });
    const left = input({ shape: [2, 2, 1], name: 'left' });
    const right = input({ shape: [2, 2, 1], name: 'right' });
    const both = layers
      .concatenate({ name: 'both' })
      // Border to tfjs-layers, as above.
      .apply([shared.apply(left) as SymbolicTensor, shared.apply(right) as SymbolicTensor]);
    const pooled = layers.globalAveragePooling2d({ name: 'pool' }).apply(both);
    const output = layers
      .dense({ name: 'value', units: 1, kernelInitializer: 'ones' })
      .apply(pooled) as SymbolicTensor;
    const net = model({ inputs: [left, right], outputs: output });
    const before = memory().numTensors;
    const a = ones([2, 2, 1]);
    const b = tensor([1, 2, 3, 4], [2, 2, 1]);
    const first = await gradCAM(net, [a, b], 0, { featureLayer: 'shared' });
    const second = await gradCAM(net, [a, b], 0, { featureLayer: 'shared#2' });
    expect(Array.from(await first.scoreMap.data())).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(Array.from(await second.scoreMap.data())).toEqual([0.25, 0.5, 0.75, 1]);
    for (const tensor of [a, b, first.scoreMap, second.scoreMap]) tensor.dispose();
    expect(memory().numTensors).toBe(before);
    net.dispose();
  });

  it('lays the map over the input that has space, whichever comes first', async () => {
    const [weight, picture] = [input({ shape: [1] }), input({ shape: [2, 2, 1] })];
    const ones1 = { units: 1, kernelInitializer: 'ones' } as const;
    const convolution = layers.conv2d({
      name: 'conv',
      filters: 1,
      kernelSize: 1,
      kernelInitializer: 'ones',
      activation: 'relu',
    });
    const pooled = layers.globalAveragePooling2d({}).apply(convolution.apply(picture));
    const joined = layers.concatenate().apply([weight, pooled as SymbolicTensor]) as SymbolicTensor;
    const net = model({
      inputs: [weight, picture],
      outputs: layers.dense(ones1).apply(joined) as SymbolicTensor,
    });
    const explainer = await createExplainer(net);
    const [a, b] = [ones([1]), tensor([1, 2, 3, 4], [2, 2, 1])];
    const { scoreMap, featureLayer } = await explainer.explain([a, b], 0);
    expect([featureLayer, ...(await scoreMap.data())]).toEqual(['conv', 0.25, 0.5, 0.75, 1]);
    for (const each of [a, b, scoreMap]) each.dispose();
    net.dispose();
  });

  it('remembers the network of a model and leaves the model as it was', () => {
    const net = nestedNet();
    const uses = net.layers.map((layer) => layer.inboundNodes.length);
    expect(toNetwork(net)).toBe(toNetwork(net));
    expect(net.layers.map((layer) => layer.inboundNodes.length)).toEqual(uses);
    net.dispose();
  });
});
