import { crc32 } from 'node:zlib';
import { explainBy } from '@gradcam/core';
import { mapNames, type MapName } from '@gradcam/core/methods';
import { argMax, slice, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNets, readOurs, readPeers, type Measured } from './committed.mjs';
import { compared } from './compared.mjs';
import { mapsOf, measured } from './explain-part.mjs';
import { openPart, partNames, picturesOf, type Part } from './open-part.mjs';
import { readPhoto, type Photo } from './read-photo.mjs';

const nets = readNets();
let photo: Photo;

beforeAll(async () => {
  photo = await readPhoto(nets.photo);
});

it.each(Object.entries(nets.checksums))('draws %s as Python does', (set, checksum) => {
  const [first] = picturesOf(set, nets, photo);
  expect(crc32(first?.pixels ?? '')).toBe(checksum);
});

/** A few methods, a few settings: the whole table takes minutes. */
const recomputed = [
  ['shapes', 'grad-cam', 'last', 'softmax'],
  ['shapes', 'layer-cam', 'earlier', 'logit'],
  ['flat', 'hi-res-cam', 'last', 'logit'],
  ['grids', 'grad-cam-plus-plus', 'last', 'logit'],
  ['marks', 'grad-cam', 'last', 'logit'],
  ['marks', 'guided-backpropagation', 'last', 'logit'],
  ['composites', 'finer-cam', 'earlier', 'softmax'],
] as const;

it.each(recomputed)('measures again what is committed of %s, %s, %s, %s', async (...one) => {
  const [name, method, layer, score] = one;
  const part = openPart(name, nets, photo);
  const found = measured(part, await mapsOf(part, method, { layer, score }));
  part.dispose();
  const featureLayer = layer === 'last' ? 'conv3' : 'conv2';
  const known = readOurs(name).cases.find(
    (each) => each.method === method && each.layer === featureLayer && each.score === score,
  );
  expectSame(found, known);
});

function expectSame(found: Measured, known: Measured | undefined): void {
  expect(found.points).toBe(known?.points);
  const apart = found.energy.map((value, at) => Math.abs(value - (known?.energy[at] ?? NaN)));
  // Rounded to thousandths, on another backend.
  expect(Math.max(...apart)).toBeLessThanOrEqual(1);
}

/** Where the libraries have the formula of the paper, as ours do. */
const agreed = [
  'grad-cam',
  'hi-res-cam',
  'element-wise-grad-cam',
  'x-grad-cam',
  'layer-cam',
  'shapley-cam',
  'seg-eigen-cam',
  'kpca-cam',
  'fem',
  'ablation-cam',
];

describe.each(['shapes', 'flat'])('the first picture of %s', (name) => {
  let part: Part;
  let x: Tensor;
  beforeAll(() => {
    part = openPart(name, nets, photo);
    x = slice(part.x, [0, 0, 0, 0], [1, part.edge, part.edge, 3]);
  });
  afterAll(() => {
    x.dispose();
    part.dispose();
  });

  const equal = compared(readOurs(name).cases, readPeers(name).cases).filter(
    ({ method, verdict, map }) =>
      agreed.includes(method) && verdict === 'equal' && map !== undefined,
  );

  it('has maps to compare with', () => {
    expect(new Set(equal.map(({ library }) => library))).toEqual(
      new Set(['grad-cam', 'torchcam', 'captum']),
    );
  });

  it.each(equal.map((each) => [each.library, each.call, each.score, each] as const))(
    'has the map of %s %s, %s',
    async (_library, call, score, { method, layer, map = [] }) => {
      const { scoreMap } = await explainBy(known(method), part.model, x, part.pictures[0]?.label, {
        score: score === 'logit' ? 'logit' : 'output',
        featureLayers: [layer],
        outputUpsampling: 'none',
      });
      const data = [...(await scoreMap.data())];
      scoreMap.dispose();
      const theirs = map.map((value) => Math.max(0, value));
      // The log odds have the map of the probability but for a factor.
      const isScaled = call.includes('log odds');
      const factor = isScaled ? Math.max(...theirs) / Math.max(...data) : 1;
      const apart = theirs.map((value, at) => Math.abs(value - factor * (data[at] ?? NaN)));
      expect(Math.max(...apart) / Math.max(...theirs)).toBeLessThan(1e-3);
    },
  );
});

function known(method: string): MapName {
  const name = mapNames.find((each) => each === method);
  if (name === undefined) throw new RangeError(`no method is called "${method}"`);
  return name;
}

it('answers by the mark, which lies on another part of the picture than the object', async () => {
  const part = openPart('marks', nets, photo);
  const output = part.model.predict(part.x);
  const answers = argMax(Array.isArray(output) ? tensor([]) : output, -1);
  expect([...(await answers.data())]).toEqual(part.pictures.map(({ label }) => label));
  answers.dispose();
  part.dispose();
});

it('has every method of the list in the table', () => {
  for (const part of partNames) {
    const names = new Set(readOurs(part).cases.map(({ method }) => method));
    const missing = mapNames.filter((name) => !names.has(name));
    expect(new Set(missing)).toEqual(new Set(leftOut[part]));
  }
});

/** CAM is of a head that pools. */
const leftOut: Readonly<Record<string, readonly string[]>> = { flat: ['cam'] };
