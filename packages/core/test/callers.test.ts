import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor4d } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { prepareAdapter } from '../src/adapter/index.js';
import * as core from '../src/index.js';
import * as methods from '../src/methods.js';
import * as networks from '../src/network/index.js';
import * as options from '../src/options.js';

type AnyFunction = (...given: readonly unknown[]) => unknown;

/** A call of each function that takes no options, or that goes wrong further inside. */
const bad: Readonly<Record<string, readonly unknown[]>> = {
  GradCamError: [],
  averagedMap: [{}, undefined, 0, { factors: [] }],
  channelFormats: [['x']],
  checkExplainable: [{}, { scor: 'logit' }],
  createExplainer: [null],
  deepFeatureFactorization: [null, null, { concepts: 0 }],
  eigenSmooth: [methods.eigenCamMethod],
  finerTarget: [0, { count: 0 }],
  explainBy: ['layercam', null, null],
  fullGrad: [null, null, 0, { epsilon: -1 }],
  fuseLayers: [null, null, 0, { featureLayers: ['a'] }],
  gradCAM: [null, null],
  gradCamPlusPlus: [NaN],
  guidedBackpropagation: [null, null],
  guidedGradCAM: [null, null],
  headFeeds: [],
  hostNumbers: [null],
  networkFromFunctions: [{ input: {} }],
  predictClasses: [null, null],
  planCut: [[], { featureLayer: 'a', reductionLayer: 'b' }],
  prepareAdapter: [[], 'gpu'],
  resampleMap: [null, [2, 2], 'bicubicc'],
  restTarget: [NaN],
  sameData: [null],
  toNetwork: [null],
  unusedOption: ['layercam', {}],
  withHostNumbers: [null, new Float32Array(1)],
};

/** What cannot be called wrongly, is only made by `new`, or runs what it is given. */
const harmless = new Set(['GradCamError', 'headFeeds']);

/** A function that makes a method of options, whichever there are. */
const isMethod = (name: string) => name.endsWith('Method');

const functions = Object.entries({
  ...core,
  ...methods,
  ...networks,
  ...options,
  prepareAdapter,
}).flatMap(([name, value]) =>
  typeof value === 'function' ? [{ name, run: value as AnyFunction }] : [],
);

describe('a bad call', () => {
  it('is known of every function', () => {
    const others = functions.map(({ name }) => name).filter((name) => !isMethod(name));
    expect(Object.keys(bad).sort()).toEqual(others.sort());
  });

  it.each(functions.filter(({ name }) => !harmless.has(name)))(
    'of $name begins with that name',
    async ({ name, run }) => {
      let thrown: unknown;
      try {
        await run(...(bad[name] ?? [{ nonsense: 1 }]));
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(core.GradCamError);
      expect((thrown as Error).message).toMatch(new RegExp(`^${name}: [a-z"']`));
      expect((thrown as Error).message).not.toMatch(/^\w+: \w+: /);
    },
  );
});

describe('what is not a network, an input, a method or a target', () => {
  const network = networks.networkFromFunctions({
    inputs: [{ name: 'input', shape: [null, 2, 2, 1], dtype: 'float32' }],
    trunk: (x) => x,
    head: (x) => x,
  });
  const x = tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  const gradCAM: AnyFunction = core.gradCAM as AnyFunction;
  it.each([
    [[null, x], /^gradCAM: this is not a network, got null, expected a tf.LayersModel/],
    [[undefined, x], /not a network, got undefined/],
    [['model.json', x], /got the string "model.json".*; load it first/],
    [[Promise.resolve(network), x], /got a promise, which has to be awaited/],
    [[{}, x], /got an empty object/],
    [[network, null], /^gradCAM: the input is not a tensor, got null, expected a tf.Tensor/],
    [[network, [1, 2, 3, 4]], /the input is not a tensor, got a list of 4, .*tf.tensor/],
    [[network, [[[1], [2]]]], /the input is not a tensor, got a list of 1/],
    [[network, Float32Array.of(1, 2)], /got a value of the class Float32Array/],
    [[network, 'photo.jpg'], /got the string "photo.jpg"/],
    [
      [network, x, 0, { method: 'layer-cam' }],
      /got the string "layer-cam"; pass the method itself, as layerCamMethod for 'layer-cam', or use explainBy\('layer-cam', …\)/,
    ],
    [[network, x, 0, { method: methods.scoreCamMethod }], /got a function; call it/],
    [
      [network, x, 0, { featureLayer: 7 }],
      /the option featureLayer is not the name of a layer, got the number 7/,
    ],
    [[network, x, 0, { classNames: 'cat' }], /the option classNames is not a list of names/],
    [
      [network, x, 0, { preset: 'tf-keras' }],
      /the option preset is unknown, got "tf-keras", expected one of "matlab"/,
    ],
    [
      [network, x, 0, { preset: { name: 'mine' } }],
      /the option preset is not complete, got no score/,
    ],
    [
      [network, x, 0, { preset: { ...core.presets.matlab, scaling: 'twice' } }],
      /the preset's scaling is unknown, got "twice", expected one of "none", "before"/,
    ],
    [
      [network, x, 0, { preset: { ...core.presets.matlab, epsilon: -1 } }],
      /the preset's epsilon is wrong, got -1, expected a finite number of at least 0/,
    ],
    [[network, x, 0, { sign: 'both' }], /the option sign is unknown, got "both"/],
    [[network, x, 0, null], /the options are not an object, got null/],
  ] as const)('is said: %#', async (given, message) => {
    await expect(gradCAM(...given)).rejects.toThrow(message);
  });

  it.each([
    [
      { lable: 3 },
      /^gradCAM: the target is not \{ label, perSample, region \}: there is no option "lable"; the nearest names are "label"/,
    ],
    [null, /the target is not a class, got null/],
    [x, /the target is not a class, got a value of the class Tensor/],
    [[0, null], /the target is not a class, got null/],
  ])('is said of the target %#', async (target, message) => {
    await setBackend('cpu');
    await expect(gradCAM(network, x, target)).rejects.toThrow(message);
  });
});
