import { wasmAdapter } from '@gradcam/adapter-wasm';
import { explainBy, type ExplainableModel } from '@gradcam/core';
import { preprocess, type Preprocessing } from '@gradcam/models';
import { onnxNetwork, type OnnxNetwork } from '@gradcam/onnx';
import type { Picture } from '@gradcam/pictures';
import { tensor3d, type Tensor3D } from '@tensorflow/tfjs-core';
// Registers gradients.
import '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { colorsNet } from '../../../../packages/onnx/test/colors-net.js';
import {
  countedRuntime,
  type CountedRuntime,
} from '../../../../packages/onnx/test/session/counted-runtime.js';
import type { MapArguments } from '../../src/arguments/request.js';
import { noisePicture } from '../../src/batch/work/noise-picture.js';
import { settleEngine } from '../../src/batch/work/settle-engine.js';

const preprocessing: Preprocessing = {
  inputSize: { width: 8, height: 8 },
  pixelRange: [0, 1],
  channelOrder: 'rgb',
  dataFormat: 'channelsFirst',
};
const given = (method: MapArguments['method']): MapArguments => ({ method, featureLayer: [] });
const inputOf = (picture: Picture) => preprocess(picture, preprocessing);

let counted: CountedRuntime;
let model: OnnxNetwork;
beforeAll(() => wasmAdapter().prepare());
beforeEach(async () => {
  counted = countedRuntime();
  model = await onnxNetwork(colorsNet(), { runtime: counted.runtime });
});
afterEach(() => model.dispose());

/** The runs that each of some maps takes. */
async function runsOfMaps(network: ExplainableModel): Promise<number[]> {
  const taken: number[] = [];
  for (const seed of [21, 22, 23]) {
    const before = counted.runs.length;
    const x = inputOf(noisePicture(seed));
    (await explainBy('grad-cam', network, x, 1)).scoreMap.dispose();
    x.dispose();
    taken.push(counted.runs.length - before);
  }
  return taken;
}

it('lets all maps be made in one run, from the first picture on', async () => {
  const settled = await settleEngine({ model, inputOf, classNames: undefined }, given('auto'));
  expect(settled.model).toBe(model);
  expect(await runsOfMaps(model)).toEqual([1, 1, 1]);
});

it('lets none be made in one run where nothing was learned: there is no evidence in what the network sees', async () => {
  const blind = (): Tensor3D => tensor3d(new Float32Array(192), [3, 8, 8]);
  const session = { model, inputOf: blind, classNames: undefined };
  const settled = await settleEngine(session, given('grad-cam'));
  expect(Math.min(...(await runsOfMaps(settled.model)))).toBeGreaterThan(1);
});

it('leaves what is wrong to the first picture, and runs nothing for other methods', async () => {
  const wrong = { ...given('grad-cam'), featureLayer: ['none'] };
  const session = { model, inputOf, classNames: undefined };
  await expect(settleEngine(session, wrong)).resolves.toBeDefined();
  counted.runs.length = 0;
  expect(await settleEngine(session, given('score-cam'))).toBe(session);
  expect(counted.runs).toEqual([]);
});

it('makes the same noise of the same seed', () => {
  expect(noisePicture(3)).toEqual(noisePicture(3));
  expect(noisePicture(3)).not.toEqual(noisePicture(4));
});
