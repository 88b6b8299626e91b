import { createExplainer } from '@gradcam/core';
import * as tf from '@tensorflow/tfjs-core';
import { networks } from '../contenders/networks.mjs';
import { openNetwork } from './open-network.mjs';

/** Runs that do not count: shaders are compiled, and what later runs rely on is checked. */
const settling = 3;

/**
 * Measures a network on the backend that is active: a prediction whose scores are read, a map that is read, and a map that stays on the device, of which one number is waited for. They take turns.
 * @param {string} id of the network
 * @param {(path: string) => Promise<Uint8Array>} read gives a file of the folder
 * @param {number} seconds for the rounds
 * @returns {Promise<Record<'prediction' | 'map' | 'mapOnDevice', number[]>>} milliseconds of each round
 */
export async function measureNetwork(id, read, seconds) {
  const model = await openNetwork(id, read);
  const { inputs, last, reductionLayer, label = 0 } = networks[id];
  const { side, range, dtype = 'float32' } = inputs;
  const x = tf.randomUniform([1, side, side, 3], ...range, dtype, 1);
  const explainer = await createExplainer(model, {
    featureLayer: last,
    ...(reductionLayer === undefined ? {} : { reductionLayer }),
    inputShapes: [x.shape],
  });
  const predict = () =>
    reductionLayer === undefined ? model.predict(x) : model.execute(x, reductionLayer);
  const explain = async () => (await explainer.explain(x, label)).scoreMap;
  const works = {
    prediction: async () => await readAll(predict()),
    map: async () => await readAll(await explain()),
    mapOnDevice: async () => await waitFor(await explain()),
  };
  const times = { prediction: [], map: [], mapOnDevice: [] };
  const ends = performance.now() + 1000 * seconds;
  for (let round = -settling; round < 1 || performance.now() < ends; round += 1)
    for (const [name, work] of Object.entries(works)) {
      const started = performance.now();
      await work();
      if (round >= 0) times[name].push(performance.now() - started);
    }
  x.dispose();
  model.dispose();
  return times;
}

async function readAll(tensor) {
  await tensor.data();
  tensor.dispose();
}

async function waitFor(tensor) {
  const number = tf.tidy(() => tf.slice(tf.reshape(tensor, [-1]), [0], [1]));
  tensor.dispose();
  await readAll(number);
}
