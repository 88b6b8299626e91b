import '@tensorflow/tfjs-backend-cpu';
import * as layers from '@tensorflow/tfjs-layers';
import { dispose, setBackend, tensor4d } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { gradCAM } from '../../src/index.js';

beforeAll(() => setBackend('cpu'));

/** A convolution whose two channels are the picture and its negative; between two Permutes, as what others convert to Keras has it. */
function permuted() {
  const x = layers.input({ shape: [1, 2, 3] });
  const conv = layers.layers.conv2d({ filters: 2, kernelSize: 1, useBias: false });
  const permute = (dims: number[], of: layers.SymbolicTensor) =>
    layers.layers.permute({ dims }).apply(of) as layers.SymbolicTensor;
  const features = conv.apply(permute([2, 3, 1], x)) as layers.SymbolicTensor;
  const relu = layers.layers.reLU({ name: 'relu' }).apply(permute([3, 1, 2], features));
  const pool = layers.layers.globalAveragePooling2d({});
  const average = pool.apply(permute([2, 3, 1], relu as layers.SymbolicTensor));
  const model = layers.model({ inputs: x, outputs: average as layers.SymbolicTensor });
  conv.setWeights([tensor4d([1, -1], [1, 1, 1, 2])]);
  return model;
}

it('has the map over space of a layer whose channels a Permute puts first', async () => {
  const model = permuted();
  const x = tensor4d([1, 2, 3, -4, -5, -6], [1, 1, 2, 3]);
  // By hand: each place has a sixth of the average.
  const expected = [1 / 6, 2 / 6, 3 / 6, 0, 0, 0];
  const { featureLayer, scoreMap } = await gradCAM(model, x, 0, { outputUpsampling: 'none' });
  expect(featureLayer).toBe('relu');
  expect(scoreMap.shape).toEqual([1, 2, 3]);
  (await scoreMap.data()).forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at] ?? NaN, 6);
  });
  // The features are as large as the input, over which the map is laid.
  const whole = await gradCAM(model, x, 0);
  expect(whole.scoreMap.shape).toEqual([1, 2, 3]);
  dispose([scoreMap, whole.scoreMap, x]);
  model.dispose();
});
