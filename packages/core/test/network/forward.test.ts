import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM, type GradCAMOptions } from '@gradcam/core';
import { ablationCamMethod, reciproCamMethod, scoreCamMethod } from '@gradcam/core/methods';
import { networkFromFunctions, type Network } from '@gradcam/core/network';
import {
  add,
  matMul,
  mean,
  memory,
  mul,
  relu,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

const weights = [
  [2, -1],
  [-1, 5],
] as const;
const functions = networkFromFunctions({
  inputs: [{ name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' }],
  trunk: (x) => relu(add(mul(x, tensor([2, -1])), tensor([-1, 5]))),
  head: (activations) => matMul(mean(activations, [1, 2]), tensor(weights.flat(), [2, 2])),
});

/** The same network, which computes scores in a second way, and counts how often and of how many samples. */
function counted(): { readonly network: Network; readonly runs: number[] } {
  const runs: number[] = [];
  const network: Network = {
    ...functions,
    cut: (request) => {
      const cut = functions.cut(request);
      return {
        ...cut,
        forward: (activations: Tensor, bypass: readonly Tensor[]) => {
          runs.push(activations.shape[0]);
          return Promise.resolve(tidy(() => cut.head(activations, bypass)));
        },
      };
    },
  };
  return { network, runs };
}

const x = tensor([1, 2, 3, 4], [2, 2, 1]);

it.each([
  // Two channels, four positions, one at a time and all at once.
  ['Ablation-CAM', ablationCamMethod({ batchSize: 1 }), [1, 1]],
  ['Recipro-CAM', reciproCamMethod(), [4]],
  ['Score-CAM', scoreCamMethod(), [2]],
] as const)('%s takes the scores of the way without gradients', async (_, method, expected) => {
  const options: GradCAMOptions = { method, outputUpsampling: 'none' };
  const { network, runs } = counted();
  const before = memory().numTensors;
  const own = await gradCAM(network, x, 0, options);
  const usual = await gradCAM(functions, x, 0, options);
  expect(runs).toEqual(expected);
  expect([...(await own.scoreMap.data())]).toEqual([...(await usual.scoreMap.data())]);
  own.scoreMap.dispose();
  usual.scoreMap.dispose();
  expect(memory().numTensors).toBe(before);
});

it('is left alone by what needs gradients', async () => {
  const { network, runs } = counted();
  await gradCAM(network, x, 0);
  expect(runs).toEqual([]);
});

it('hands on what fails in it, and leaves no tensor', async () => {
  const failing: Network = {
    ...functions,
    cut: (request) => ({
      ...functions.cut(request),
      forward: () => Promise.reject(new Error('no engine')),
    }),
  };
  const before = memory().numTensors;
  for (const method of [ablationCamMethod(), scoreCamMethod()]) {
    await expect(gradCAM(failing, x, 0, { method })).rejects.toMatchObject({
      code: 'BACKEND_FAILED',
      message: /no engine/,
    });
  }
  expect(memory().numTensors).toBe(before);
});
