import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import * as models from '../src/index.js';

const {
  deeplabV3,
  knownModel,
  knownModels,
  mobilenetV1,
  parseLabels,
  preprocess,
  probabilitiesOf,
  allClasses,
  topClasses,
} = models;

beforeAll(() => setBackend('cpu'));

it('exports what its documentation lists', () => {
  expect(Object.keys(models).sort()).toEqual([
    'allClasses',
    'basicPitch',
    'catsAndDogs',
    'cellsOverPicture',
    'deeplabV3',
    'findPreprocessing',
    'fitBox',
    'gradcamFile',
    'inputShape',
    'kerasModel',
    'knownModel',
    'knownModels',
    'loadKnownModelFromUrl',
    'mobilenetV1',
    'mobilenetV1Quarter',
    'openModel',
    'outputNames',
    'parseLabels',
    'preprocess',
    'preprocessings',
    'probabilitiesOf',
    'resnet50',
    'scoresInPicture',
    'scoresOverPicture',
    'settlePreprocessing',
    'showsWhole',
    'topClasses',
  ]);
});

describe('the catalogue', () => {
  it('finds a model by its id and names the others when there is none', () => {
    expect(knownModel('mobilenet-v1')).toBe(mobilenetV1);
    expect(() => knownModel('alexnet')).toThrow(
      /"alexnet" is unknown, expected one of mobilenet-v1, mobilenet-v1-025, resnet50, cats-and-dogs/,
    );
  });

  it.each([...knownModels, deeplabV3])('pins $id by hash and version', ({ source, labels }) => {
    const packages = 'package' in labels ? [source, labels] : [source];
    for (const { package: name, integrity } of packages) {
      expect(name).toMatch(/@\d+\.\d+\.\d+$/);
      expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
    }
  });
});

describe('preprocess', () => {
  it('rounds to whole numbers for networks that take them', async () => {
    const half = {
      width: 2,
      height: 1,
      data: Uint8ClampedArray.of(0, 0, 0, 255, 255, 100, 3, 255),
    };
    const x = preprocess(half, { ...deeplabV3, inputSize: { width: 1, height: 1 } });
    expect([x.dtype, ...(await x.data())]).toEqual(['int32', 128, 50, 2]);
    x.dispose();
  });

  const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(255, 51, 0, 255) };

  it('maps bytes to the pixel range', async () => {
    const x = preprocess(picture, {
      inputSize: { width: 2, height: 1 },
      pixelRange: [-1, 1],
      channelOrder: 'rgb',
    });
    expect(x.shape).toEqual([1, 2, 3]);
    const [red, green, blue] = await x.data();
    x.dispose();
    expect([red, green, blue]).toEqual([1, expect.closeTo(-0.6, 6), -1]);
  });

  it('subtracts the mean and divides by the deviation, in the order of the network', async () => {
    const x = preprocess(picture, {
      inputSize: { width: 1, height: 1 },
      pixelRange: [0, 255],
      channelOrder: 'bgr',
      mean: [10, 1, 5],
      deviation: [2, 5, 250],
    });
    // Blue 0, green 51, red 255.
    expect(Array.from(await x.data())).toEqual([-5, 10, 1]);
    x.dispose();
  });

  it('gives the brightness to networks of one channel, and the channels first to those that want them so', async () => {
    const size = { inputSize: { width: 2, height: 1 }, pixelRange: [0, 1] } as const;
    const grey = preprocess(picture, { ...size, channelOrder: 'rgb', channels: 1 });
    expect(grey.shape).toEqual([1, 2, 1]);
    // 0.299 x 1 + 0.587 x 0.2
    expect((await grey.data())[0]).toBeCloseTo(0.4164, 5);
    const first = preprocess(picture, {
      ...size,
      channelOrder: 'rgb',
      dataFormat: 'channelsFirst',
    });
    expect(first.shape).toEqual([3, 1, 2]);
    const values = Array.from(await first.data(), (value) => Math.round(value * 10) / 10);
    expect(values).toEqual([1, 1, 0.2, 0.2, 0, 0]);
    grey.dispose();
    first.dispose();
  });

  it('turns the channels round for networks that want blue first', async () => {
    const x = preprocess(picture, {
      inputSize: { width: 1, height: 1 },
      pixelRange: [0, 255],
      channelOrder: 'bgr',
    });
    expect(Array.from(await x.data())).toEqual([0, 51, 255]);
    x.dispose();
  });
});

describe('inputShape', () => {
  it('is that of the input as a batch of one, wherever the channels are', () => {
    const inputSize = { width: 4, height: 2 };
    for (const preprocessing of [
      {},
      { channels: 1 },
      { dataFormat: 'channelsFirst' },
      { channels: 1, dataFormat: 'channelsFirst' },
    ] as const) {
      const whole = { ...models.mobilenetV1, ...preprocessing, inputSize };
      const data = new Uint8ClampedArray(32);
      const x = models.preprocess({ data, width: 4, height: 2 }, whole);
      expect(models.inputShape(whole)).toEqual([1, ...x.shape]);
      x.dispose();
    }
    expect(() => models.inputShape({ inputSize: { width: 0, height: 2 } })).toThrow(
      /^inputShape: the inputSize is wrong/,
    );
  });
});

describe('probabilitiesOf', () => {
  it.each([
    ['of classes that do not exclude each other', [0.25, 0.75, 0.75], [0.25, 0.75, 0.75]],
    ['that a GPU has rounded', [1.0005, -0.0005], [1, 0]],
    ['from logits', [0, Math.log(3)], [0.25, 0.75]],
    ['from large logits', [1000, 1000], [0.5, 0.5]],
    ['from the logit of one unit', [-Math.log(3)], [0.25]],
  ])('gives probabilities %s', (_, outputs, expected) => {
    const found = probabilitiesOf(outputs);
    expected.forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 6);
    });
    expect(found).toHaveLength(expected.length);
  });
});

describe('probabilitiesOf an activation', () => {
  it.each([
    // 1 / (1 + e^0.7), though both are from 0 to 1.
    ['linear', [0.2, 0.9], [0.331812, 0.668188]],
    ['linear', [0], [0.5]],
    ['sigmoid', [0.2, 0.9], [0.2, 0.9]],
    ['softmax', [0.25, 0.75], [0.25, 0.75]],
    ['softmax', [1.01, -0.01], [1, 0]],
  ] as const)('takes outputs of %s for what they are: %j', (activation, outputs, expected) => {
    const found = probabilitiesOf(outputs, activation);
    expect(found).toHaveLength(expected.length);
    expected.forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 6);
    });
  });
});

describe('allClasses', () => {
  it('lists all, best first, and the two sides of one unit that has names for them', () => {
    expect(allClasses([0.25, 0.75], ['no', 'yes']).map(({ name }) => name)).toEqual(['yes', 'no']);
    expect(allClasses([0.75], ['no', 'yes']).map(({ probability }) => probability)).toEqual([
      0.75, 0.25,
    ]);
  });

  it('lists none of a network that gives a number, or nothing', () => {
    expect(allClasses([0.75])).toEqual([]);
    expect(allClasses([0.75], ['age'])).toEqual([]);
    expect(allClasses([])).toEqual([]);
  });

  it('refuses class names that do not fit', () => {
    expect(() => allClasses([0.25, 0.75], ['no'])).toThrow(/^allClasses: the class names do not/);
    // Border to a program without types.
    expect(() => allClasses([0.75], 3 as never)).toThrow(/^allClasses: the class names are not a/);
  });
});

describe('topClasses', () => {
  it.each([null, {}])('refuses %j in place of numbers', (value) => {
    // A program without types may give a tensor.
    expect(() => topClasses(value as unknown as number[], [], 1)).toThrow(
      /^topClasses: the probabilities are not numbers, got [\w ]+, expected an array; of a tensor, await/,
    );
  });

  it('gives the most probable first, and of equal ones the lower index', () => {
    expect(topClasses([0.25, 0.5, 0.25], [], 3)).toEqual([
      { index: 1, name: 'class 1', probability: 0.5 },
      { index: 0, name: 'class 0', probability: 0.25 },
      { index: 2, name: 'class 2', probability: 0.25 },
    ]);
  });

  it('takes one probability for that of the second of two names', () => {
    expect(topClasses([0.953], ['cat', 'dog'], 5)).toEqual([
      { index: 1, name: 'dog', probability: 0.953 },
      { index: 0, name: 'cat', probability: expect.closeTo(0.047, 6) as number },
    ]);
    expect(topClasses([0.25], ['dog'], 5)).toEqual([{ index: 0, name: 'dog', probability: 0.25 }]);
  });

  it('refuses names that do not fit', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `class ${index}`);
    expect(() => topClasses(new Float32Array(1001), names, 5)).toThrow(
      /^topClasses: the class names do not fit, got 1000 names for 1001 probabilities; .*'background' first/,
    );
  });
});

describe('parseLabels', () => {
  const file = [
    'exports.CLASSES = {',
    "  0: 'tench, Tinca tinca',",
    "  1: 'great white shark, ' +",
    "      'man-eater',",
    `  2: "devil's darning needle",`,
    String.raw`  3: 'jack-o\'-lantern'`,
    '};',
  ].join('\n');

  it('reads names in either quotes, over several lines', () => {
    expect(parseLabels(file, 4)).toEqual([
      'tench, Tinca tinca',
      'great white shark, man-eater',
      "devil's darning needle",
      "jack-o'-lantern",
    ]);
  });

  it('refuses a file with too few names', () => {
    expect(() => parseLabels(file, 5)).toThrow(/got 4 names, expected 5/);
  });

  it.each([
    ['4294967295', /got the class 4294967295, expected each of 0 to 3 once/],
    ['4', /got the class 4, expected each of 0 to 3 once/],
    ['2', /got the class 2 twice, expected each of 0 to 3 once/],
  ])('refuses a class %s among four', (index, message) => {
    expect(() => parseLabels(file.replace('  3:', `  ${index}:`), 4)).toThrow(message);
  });

  it('refuses a name that goes on in the next line, as JavaScript does', () => {
    expect(() => parseLabels("  0: 'tench,\n  Tinca tinca',", 1)).toThrow(/got 0 names/);
  });

  it.each([
    ['blank lines', '\n'.repeat(3_000_000)],
    ['blanks', ' '.repeat(3_000_000)],
    ['an open name', "0: '" + 'a'.repeat(3_000_000)],
    ['pluses', 'x: ' + "'a' + ".repeat(500_000)],
  ])('reads three million characters of %s at once', (_, noise) => {
    // Where every character is looked at once, this takes no time; where each is looked at from each other, hours.
    expect(parseLabels(`${noise}\n${file}`, 4)).toHaveLength(4);
  });

  it('refuses a file that is longer than any', () => {
    expect(() => parseLabels(' '.repeat(4_000_001), 0)).toThrow(
      /got 4000001 characters, expected at most 4000000/,
    );
  });

  it('refuses a count that is not one', () => {
    expect(() => parseLabels(file, NaN)).toThrow(
      /^parseLabels: the number of class names is wrong/,
    );
  });
});
