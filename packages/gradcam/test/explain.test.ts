import '@tensorflow/tfjs-backend-cpu';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import {
  cast,
  expandDims,
  mean,
  memory,
  tensor1d,
  tensor2d,
  tensor3d,
  tensor4d,
} from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { segmentationNet } from '../../testing/src/nets/segmentation-net.js';
import { softmaxNet } from '../../testing/src/nets/two-channel-net.js';
import { inFolder } from './in-folder.js';
import {
  encodePng,
  explain,
  networkFromFunctions,
  type ExplainInput,
  type ModelWithFacts,
  type Picture,
} from '../src/node.js';
import { asBytes, grayPicture, meanNet, picture2x2 } from './made.js';

const model = softmaxNet();
afterAll(() => model.dispose());

const folder = inFolder();
const files: Record<string, ExplainInput> = {};
beforeAll(async () => {
  const png = await encodePng(picture2x2);
  const path = folder.path('photo.png');
  await writeFile(path, png);
  Object.assign(files, {
    'a path': path,
    'a file address as text': pathToFileURL(path).href,
    'a file address': pathToFileURL(path),
    'an address': `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
    'a Buffer': Buffer.from(png),
    bytes: Uint8Array.from(png),
    'an ArrayBuffer': Uint8Array.from(png).buffer,
    'a Blob': new Blob([Uint8Array.from(png)]),
    'RGBA bytes': picture2x2,
    'a canvas of a package for Node': canvasOf(picture2x2),
    'RGBA bytes that are not clamped': { ...picture2x2, data: Uint8Array.from(picture2x2.data) },
  });
});

/** A canvas that shows a picture, as packages for Node have it. */
function canvasOf(picture: Picture): ExplainInput {
  const getContext = () => ({ getImageData: () => picture });
  return { width: picture.width, height: picture.height, getContext } as ExplainInput;
}

// The map and both probabilities are worked out at the net.
const map = [0, 0, 0.125, 0.375];

describe('explain takes', () => {
  it.each([
    'a path',
    'a file address as text',
    'a file address',
    'an address',
    'a Buffer',
    'an ArrayBuffer',
    'bytes',
    'a Blob',
    'RGBA bytes',
    'RGBA bytes that are not clamped',
    'a canvas of a package for Node',
  ])('%s', async (kind) => {
    const { scoreMap, classes, explained, picture } = await explain(model, files[kind] ?? '', {
      target: 0,
      preprocessing: asBytes,
    });
    expect([...scoreMap.data]).toEqual(map);
    expect(scoreMap).toMatchObject({ width: 2, height: 2, shape: [2, 2] });
    expect(classes).toEqual([
      { index: 0, name: 'class 0', probability: 0.5 },
      { index: 1, name: 'class 1', probability: 0.5 },
    ]);
    expect(explained).toEqual({ classIndex: 0, className: undefined, score: 0.5 });
    expect([...(picture?.data ?? [])]).toEqual([...picture2x2.data]);
  });

  it('a tensor of numbers as the input itself, with a batch axis or without', async () => {
    const x = tensor3d([1, 2, 3, 4], [2, 2, 1]);
    const batch = expandDims(x, 0);
    for (const input of [x, batch, [x]]) {
      const { scoreMap, preprocessing, findings } = await explain(model, input, { target: 0 });
      expect([...scoreMap.data], 'the map').toEqual(map);
      expect(preprocessing).toBeUndefined();
      expect(findings).toEqual([]);
    }
    x.dispose();
    batch.dispose();
  });

  it('an int32 tensor as pixels, which are preprocessed', async () => {
    // Red, green and blue of one brightness each, as fromPixels gives them.
    const values = [1, 2, 3, 4].flatMap((value) => [value, value, value]);
    const pixels = tensor3d(values, [2, 2, 3], 'int32');
    const plain = await explain(model, pixels, { target: 0, preprocessing: asBytes });
    expect([...plain.scoreMap.data]).toEqual(map);
    // Half of the range has half of the slope, which the mean and the map both have: x / 4.
    const net = meanNet(3);
    const halved = { target: 0, preprocessing: { pixelRange: [0, 127.5] } } as const;
    expect([...(await explain(net, pixels, halved)).scoreMap.data]).toEqual([
      0.125, 0.25, 0.375, 0.5,
    ]);
    pixels.dispose();
    net.dispose();
  });

  it('a signal, whose map is a line', async () => {
    const net = sequential({
      layers: [
        layers.conv1d({
          name: 'conv',
          filters: 1,
          kernelSize: 1,
          kernelInitializer: 'ones',
          activation: 'relu',
          inputShape: [4, 1],
        }),
        layers.globalAveragePooling1d(),
        layers.dense({ units: 1, kernelInitializer: 'ones' }),
      ],
    });
    const x = tensor2d([1, 2, 3, 4], [4, 1]);
    const explanation = await explain(net, x, { target: 0 });
    expect(explanation.scoreMap).toMatchObject({ width: 4, height: 1, shape: [4] });
    expect([...explanation.scoreMap.data]).toEqual([0.25, 0.5, 0.75, 1]);
    // A regression has no classes.
    expect(explanation.classes).toEqual([]);
    expect(explanation.picture).toBeUndefined();
    expect(await explanation.toSvg()).toMatch(/^<svg [^]*<path/);
    expect(explanation.paint()).toMatchObject({ width: 4, height: 1 });
    x.dispose();
    net.dispose();
  });

  it('a network made by hand, and one with its facts', async () => {
    const network = networkFromFunctions({
      input: { name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' },
      trunk: (x) => x.clone(),
      head: (a) => mean(a, [1, 2]),
    });
    const known = await explain(
      {
        model: network,
        classNames: ['brightness'],
        preprocessing: {
          inputSize: { width: 2, height: 2 },
          pixelRange: [0, 255],
          channelOrder: 'rgb',
        },
      },
      picture2x2,
    );
    expect([...known.scoreMap.data]).toEqual([0.25, 0.5, 0.75, 1]);
    expect(known.explained).toMatchObject({ classIndex: 0, className: 'brightness', score: 2.5 });
    expect(known.warnings.filter((text) => text.includes('assumed'))).toEqual([]);
  });
});

describe('how a picture becomes the input', () => {
  it('is said where it is assumed: -1 to 1', async () => {
    const net = meanNet();
    const { findings, warnings, preprocessing } = await explain(net, picture2x2, { target: 1 });
    const range = findings.find(({ about }) => about === 'range');
    expect(range?.from).toBe('assumed');
    expect(range?.text).toMatch(/range.* -1 to 1/i);
    expect(warnings).toContain(range?.text);
    expect(preprocessing).toMatchObject({
      pixelRange: [-1, 1],
      inputSize: { width: 2, height: 2 },
    });
    net.dispose();
  });

  it('has 224 x 224 pixels where the network leaves it open, and says so', async () => {
    const { preprocessing, warnings } = await explain(model, picture2x2, { preprocessing: 'raw' });
    expect(preprocessing).toMatchObject({
      inputSize: { width: 224, height: 224 },
      pixelRange: [0, 255],
    });
    expect(warnings).toEqual([
      'The network leaves its size open and gets 224 x 224 pixels, as nothing says otherwise.',
    ]);
  });

  it('is kept of an opened model, but for the parts that the caller says', async () => {
    const net = meanNet();
    const facts: ModelWithFacts = {
      model: net,
      classNames: ['bright', 'dark'],
      preprocessing: {
        inputSize: { width: 2, height: 2 },
        pixelRange: [0, 1],
        channelOrder: 'rgb',
        fit: 'cover',
      },
      findings: [
        { about: 'labels', from: 'metadata.json', text: 'Names.' },
        { about: 'range', from: 'metadata.json', text: 'Range.' },
        { about: 'fit', from: 'metadata.json', text: 'Fit.' },
      ],
    };
    const kept = await explain(facts, picture2x2, { target: 'bright' });
    // x / 255, a quarter of it.
    expect(kept.scoreMap.data[3]).toBeCloseTo(4 / 255 / 4, 7);
    const texts = kept.findings.map(({ text }) => text);
    expect(texts).toEqual(['Names.', 'The network takes 2 x 2 pixels.', 'Range.', 'Fit.']);
    expect(kept.warnings).toEqual([]);
    const said = await explain(facts, picture2x2, { preprocessing: { pixelRange: [0, 255] } });
    expect(said.scoreMap.data[3]).toBe(1);
    expect(said.preprocessing?.fit).toBe('cover');
    expect(said.findings[2]?.text).toBe('The range is 0 to 255, as the option says.');
    net.dispose();
  });

  // 10 20 30 40 / 50 60 70 80, which is twice as wide as the net's input.
  const wide = grayPicture([
    [10, 20, 30, 40],
    [50, 60, 70, 80],
  ]);

  it("lies over the picture's own frame where it was letterboxed", async () => {
    const net = meanNet();
    const preprocessing = { ...asBytes, fit: 'contain' } as const;
    const { scoreMap, paint, describe } = await explain(net, wide, { target: 0, preprocessing });
    // In the input the picture is 2 x 1. The stretched triangle weighs columns by 3 3 1 0 and 0 1 3 3, each over 7; rows alike.
    expect(scoreMap).toMatchObject({ width: 2, height: 1 });
    expect(scoreMap.data[0]).toBeCloseTo((3 * 30 + 3 * 40 + 50) / 28, 4);
    expect(scoreMap.data[1]).toBeCloseTo((40 + 3 * 50 + 3 * 60) / 28, 4);
    expect(paint()).toMatchObject({ width: 4, height: 2 });
    // The net has two rows of cells, of which the picture is one.
    expect(describe()).toContain('hottest on the right, 75 % from the left');
    net.dispose();
  });

  it('is zero where the picture was cropped', async () => {
    const net = meanNet();
    const preprocessing = { ...asBytes, fit: 'cover' } as const;
    const { scoreMap } = await explain(net, wide, { target: 0, preprocessing });
    // The middle is seen as it is: 20 30 / 60 70, a quarter each.
    expect(scoreMap).toMatchObject({ width: 4, height: 2 });
    expect([...scoreMap.data]).toEqual([0, 5, 7.5, 0, 0, 15, 17.5, 0]);
    net.dispose();
  });

  it('is brightness for a network of one channel', async () => {
    const net = meanNet();
    const data = Uint8ClampedArray.of(
      ...[100, 0, 0, 255],
      ...[0, 100, 0, 255],
      ...[0, 0, 100, 255],
      ...[100, 100, 100, 255],
    );
    const picture = { data, width: 2, height: 2 };
    const { scoreMap } = await explain(net, picture, { target: 0, preprocessing: asBytes });
    const expected = [29.9, 58.7, 11.4, 100].map((value) => value / 4);
    expected.forEach((value, at) => {
      expect(scoreMap.data[at]).toBeCloseTo(value, 4);
    });
    net.dispose();
  });
});

it('passes the options of explainBy on, and leaves no tensor', async () => {
  const before = memory().numTensors;
  const { scoreMap, explained, method } = await explain(model, picture2x2, {
    method: 'grad-cam',
    preprocessing: asBytes,
    target: 'yes',
    classNames: ['yes', 'no'],
    score: 'logit',
    sign: 'negative',
    featureLayers: ['relu'],
    outputUpsampling: 'none',
  });
  // The evidence against: relu of -(0.5 x - 0.25 (5 - x)) = 0.5 0 / 0 0, for 0.75 - 1.25 is below zero for x = 1 alone.
  expect([...scoreMap.data]).toEqual([0.5, 0, 0, 0]);
  expect(explained).toEqual({ classIndex: 0, className: 'yes', score: 2.5 });
  expect(method).toBe('grad-cam');
  expect(memory().numTensors).toBe(before);
});

it.each([
  ['its index', 1],
  ['its index with more to say', { label: 1 }],
  ['its index for each input', { perSample: [1] }],
  ['its name', 'not, none'],
  ['one of its names', 'None'],
] as const)('says the class of a map of the input itself, named by %s', async (_, target) => {
  const { explained, featureLayers } = await explain(model, picture2x2, {
    method: 'guided-backpropagation',
    preprocessing: asBytes,
    classNames: ['yes', 'not, none'],
    target,
  });
  expect(explained).toEqual({ classIndex: 1, className: 'not, none', score: 0.5 });
  expect(featureLayers).toEqual([]);
});

it('gives the probabilities of a net that ends in one position of space, and none of a segmentation', async () => {
  const pixels = segmentationNet();
  const pooled = sequential({
    layers: [
      layers.averagePooling2d({ poolSize: 2, inputShape: [2, 2, 1] }),
      layers.conv2d({ filters: 2, kernelSize: 1, kernelInitializer: 'ones' }),
      layers.softmax({ axis: -1 }),
    ],
  });
  const x = tensor3d([1, 2, 3, 4], [2, 2, 1]);
  const classNames = ['one', 'two'];
  const { classes } = await explain(pooled, x, { classNames, method: 'guided-backpropagation' });
  expect(classes.map(({ probability }) => probability)).toEqual([0.5, 0.5]);
  expect((await explain(pixels, x, { classNames, target: 'one' })).classes).toEqual([]);
  for (const each of [x, pixels, pooled]) each.dispose();
});

it('takes the outputs of a linear layer for logits, though they lie between 0 and 1', async () => {
  const net = meanNet();
  const x = tensor3d([0, 0, 0, 0.1], [2, 2, 1]);
  const weights = [
    tensor4d([1], [1, 1, 1, 1]),
    tensor1d([0]),
    tensor2d([8, 36], [1, 2]),
    tensor1d([0, 0]),
  ];
  net.setWeights(weights);
  const { classes } = await explain(net, x, { classNames: ['one', 'two'] });
  // The mean is 0.025, so that the outputs are 0.2 and 0.9: 1 / (1 + e^-0.7).
  expect(classes[0]?.name).toBe('two');
  expect(classes[0]?.probability).toBeCloseTo(0.668188, 5);
  for (const each of [net, x, ...weights]) each.dispose();
});

it('gives the probabilities of a net that ends in logits', async () => {
  const net = meanNet();
  const x = cast(tensor3d([1, 2, 3, 4], [2, 2, 1]), 'float32');
  const { classes } = await explain(net, x, { classNames: ['bright', 'dark'] });
  // Logits 2.5 and -2.5.
  const bright = 1 / (1 + Math.exp(-5));
  expect(classes.map(({ name }) => name)).toEqual(['bright', 'dark']);
  expect(classes[0]?.probability).toBeCloseTo(bright, 6);
  expect(classes[1]?.probability).toBeCloseTo(1 - bright, 6);
  net.dispose();
});
