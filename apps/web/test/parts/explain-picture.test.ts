import { wasmAdapter } from '@gradcam/adapter-wasm';
import { deepFeatureFactorization } from '@gradcam/core';
import { prepareAdapter } from '@gradcam/core/adapter';
import { defaultPreset } from '@gradcam/core/options';
import { preprocess } from '@gradcam/models';
import { expect, it } from 'vitest';
import { grayPicture, meanNet } from '../../../../packages/gradcam/test/made.js';
import { explainPicture } from '../../src/network/explain-picture.js';
import { readConcepts } from '../../src/network/map/read-concepts.js';

it('lays the map, the concepts and their words over the part of the picture that the network saw', async () => {
  await prepareAdapter([wasmAdapter()]);
  const model = meanNet(3);
  const network = {
    title: 'the mean of red',
    model,
    classNames: [],
    preprocessing: {
      inputSize: { width: 2, height: 2 },
      pixelRange: [0, 255],
      channelOrder: 'rgb',
      fit: 'cover',
    },
    hash: undefined,
    findings: [],
    dispose: () => undefined,
  } as const;
  const picture = grayPicture([
    [10, 20, 30, 40],
    [50, 60, 70, 80],
  ]);
  const x = preprocess(picture, network.preprocessing);
  const settings = {
    method: 'grad-cam',
    preset: defaultPreset,
    sign: undefined,
    featureLayers: [],
    fusion: undefined,
  } as const;
  const { signal } = new AbortController();
  const seen = { x, picture };
  const { explanation, overInput } = await explainPicture(network, seen, 0, settings, signal);
  // A quarter of each value of the middle; what was cut off is 0.
  expect(Array.from(overInput.data)).toEqual([5, 7.5, 15, 17.5]);
  expect(explanation.scores).toMatchObject({ width: 4, height: 2 });
  expect(Array.from(explanation.scores.data)).toEqual([0, 5, 7.5, 0, 0, 15, 17.5, 0]);
  // Of four columns of cells the third is hottest: its middle is at 62.5 %.
  const hottest = /hottest .*, 63 % from the left and 75 % from the top/;
  expect(explanation.words).toMatch(hottest);
  const found = await deepFeatureFactorization(model, x, { concepts: 1, signal });
  const { concepts, words } = await readConcepts(found, network, picture);
  expect(concepts[0]?.scores).toMatchObject({ width: 4, height: 2 });
  expect(words).toMatch(hottest);
  x.dispose();
  model.dispose();
});
