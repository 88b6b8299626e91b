import '@tensorflow/tfjs-backend-cpu';
import { createExplainer, gradCAM } from '@gradcam/core';
import { onnxTrunk } from '@gradcam/onnx';
import { relativeDifference } from '@gradcam/testing';
import { randomUniform, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import type * as tf from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shortcutNet } from '../export/shortcut-net.js';
import { countedRuntime } from '../session/counted-runtime.js';

let model: tf.LayersModel;
let x: Tensor;
const options = { featureLayer: 'second_bn', outputUpsampling: 'none', sign: 'signed' } as const;

beforeAll(async () => {
  await setBackend('cpu');
  model = shortcutNet();
  x = randomUniform([2, 6, 6, 3], -1, 1, 'float32', 5);
});
afterAll(() => {
  model.dispose();
  x.dispose();
});

/** Gives all weights other numbers, as loading or training does. */
function change(seed: number): void {
  const others = model
    .getWeights()
    .map(({ shape }, at) => randomUniform(shape, 0.05, 0.25, 'float32', seed + at));
  model.setWeights(others);
  others.forEach((each) => {
    each.dispose();
  });
}

async function numbersOf(scoreMap: Tensor): Promise<number[]> {
  const values = [...(await scoreMap.data())];
  scoreMap.dispose();
  return values;
}

it('is of the weights that the model has when a map is made, also by an explainer that is older', async () => {
  const { runtime, created, released } = countedRuntime();
  const network = await onnxTrunk(model, { trunk: 'onnx', runtime });
  let last: readonly number[] = [];
  const explainer = await createExplainer(network, options);
  for (const seed of [100, 200]) {
    change(seed);
    const own = await numbersOf((await gradCAM(model, x, 1, options)).scoreMap);
    const first = await numbersOf((await gradCAM(network, x, 1, options)).scoreMap);
    const second = await numbersOf((await explainer.explain(x, 1)).scoreMap);
    expect(own).not.toEqual(last);
    last = own;
    expect(relativeDifference(first, own)).toBeLessThan(1e-4);
    expect(relativeDifference(second, own)).toBeLessThan(1e-4);
    expect(network.lastEngine()).toEqual({ engine: 'onnx' });
    // What holds the older weights is freed: the trunk, the head, its gradient and what makes the map in one run are left.
    expect(created.length - released.length).toBe(4);
  }
  await network.dispose();
  expect(released.length).toBe(created.length);
});

it('is not looked at any more in a network that is disposed', async () => {
  const { runtime, created } = countedRuntime();
  const network = await onnxTrunk(model, { trunk: 'onnx', runtime });
  (await gradCAM(network, x, 1, options)).scoreMap.dispose();
  await network.dispose();
  const before = created.length;
  change(300);
  await expect(gradCAM(network, x, 1, options)).rejects.toMatchObject({ code: 'DISPOSED' });
  expect(created.length).toBe(before);
});
