import '@tensorflow/tfjs-backend-cpu';
import { randomNormal, setBackend, type io, type Tensor } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  loadLayersModel,
  model,
  sequential,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { kerasModel } from '../src/index.js';

beforeAll(() => setBackend('cpu'));

// Border to tfjs-layers: a layer that is applied to one symbolic tensor gives one.
const applied = (layer: layers.Layer, x: SymbolicTensor) => layer.apply(x) as SymbolicTensor;

it('leaves a model that tfjs-layers itself has saved as it is: nested, wrapped, recurrent', async () => {
  const inner = sequential({
    layers: [
      layers.conv2d({ filters: 3, kernelSize: 3, inputShape: [8, 8, 2], activation: 'relu' }),
      layers.batchNormalization(),
    ],
  });
  const picture = input({ shape: [8, 8, 2] });
  const dense = layers.dense({ units: 2, activation: 'hardSigmoid', kernelRegularizer: 'l1l2' });
  const rows = applied(layers.timeDistributed({ layer: dense }), applied(inner, picture));
  const line = applied(layers.reshape({ targetShape: [36, 2] }), rows);
  const gru = layers.gru({ units: 2, recurrentInitializer: 'glorotNormal' });
  const both = layers.bidirectional({ layer: gru, mergeMode: 'concat' });
  const scores = layers.dense({ units: 3, activation: 'softmax' });
  const net = model({ inputs: picture, outputs: applied(scores, applied(both, line)) });
  const saved: io.ModelArtifacts[] = [];
  await net.save({
    save: (artifacts) => {
      saved.push(artifacts);
      return Promise.resolve({
        modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' },
      });
    },
  });
  const again = await loadLayersModel(kerasModel({ load: () => Promise.resolve(saved[0] ?? {}) }));
  const x = randomNormal([2, 8, 8, 2]);
  // Border to tfjs: one output is one tensor.
  const [expected, found] = [net.predict(x) as Tensor, again.predict(x) as Tensor];
  expect(Array.from(await found.data())).toEqual(Array.from(await expected.data()));
});
