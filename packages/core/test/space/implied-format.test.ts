import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { createExplainer, gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import { mean, memory, mul, tensor, transpose } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

/** A classifier of colour pictures of 2 x 3 with channels first, whose classes are the means of the colours. */
const network = networkFromFunctions({
  inputs: [{ name: 'image', shape: [null, 3, 2, 3], dtype: 'float32' }],
  dataFormat: 'channelsFirst',
  trunk: (image) => mul(image, 2),
  head: (activations) => mean(activations, [2, 3]),
});
const values = Array.from({ length: 18 }, (_, index) => index);
const options = { outputUpsampling: 'none' } as const;

it('takes a picture with its colours last where the network has them first', async () => {
  const last = tensor(values, [2, 3, 3]);
  const { scoreMap, explained } = await gradCAM(network, last, 1, options);
  // Of green, 1 4 7 10 13 16, twice and a sixth at each place; the score is twice their mean.
  expect(explained[0]?.score).toBeCloseTo(17, 5);
  const green = [1, 4, 7, 10, 13, 16].map((value) => value / 3);
  const found = await scoreMap.data();
  green.forEach((value, index) => {
    expect(found[index]).toBeCloseTo(value, 5);
  });
  expect(scoreMap.shape).toEqual([2, 3]);
});

it('takes a batch of them, and an explainer does', async () => {
  const explainer = await createExplainer(network, options);
  const last = tensor([...values, ...values], [2, 2, 3, 3]);
  const before = memory().numTensors;
  const { scoreMap, explained } = await explainer.explain(last, 0);
  expect(scoreMap.shape).toEqual([2, 2, 3]);
  expect(explained.map(({ score }) => score)).toEqual([15, 15]);
  scoreMap.dispose();
  expect(memory().numTensors).toBe(before);
});

it('leaves a picture alone that fits as it is, also where all sides are alike', async () => {
  const first = transpose(tensor(values, [2, 3, 3]), [2, 0, 1]);
  const { explained } = await gradCAM(network, first, 1, options);
  expect(explained[0]?.score).toBeCloseTo(17, 5);
  const square = networkFromFunctions({
    inputs: [{ name: 'image', shape: [null, 3, null, null], dtype: 'float32' }],
    dataFormat: 'channelsFirst',
    trunk: (image) => mul(image, 2),
    head: (activations) => mean(activations, [2, 3]),
  });
  const cube = tensor(
    Array.from({ length: 27 }, (_, index) => index),
    [3, 3, 3],
  );
  // The mean of 9 to 17, twice.
  expect((await gradCAM(square, cube, 1, options)).explained[0]?.score).toBeCloseTo(26, 5);
});

it('refuses what fits neither way', async () => {
  await expect(gradCAM(network, tensor(values, [3, 3, 2]), 1)).rejects.toMatchObject({
    code: 'INPUT_SHAPE',
  });
});
