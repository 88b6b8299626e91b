import { describe, expect, it } from 'vitest';
import * as core from '../src/index.js';

type AnyFunction = (...given: readonly unknown[]) => unknown;

/** A call of each function that takes no options, or that goes wrong further inside. */
const bad: Readonly<Record<string, readonly unknown[]>> = {
  GradCamError: [],
  ablationCamMethod: [{ batchSize: 0 }],
  activateBackend: ['none', 'there is none'],
  averagedMap: [{}, undefined, 0, { factors: [] }],
  axisTaps: [0, 4, 'bicubic'],
  checkExplainable: [{}, { scor: 'logit' }],
  createExplainer: [null],
  deepFeatureFactorization: [null, null, { concepts: 0 }],
  eigenSmooth: [core.eigenCamMethod],
  finerTarget: [0, { count: 0 }],
  fullGrad: [null, null, 0, { epsilon: -1 }],
  fuseLayers: [null, null, 0, { featureLayers: ['a'] }],
  gradCAM: [null, null],
  gradCamPlusPlus: [NaN],
  guidedBackpropagation: [null, null],
  guidedGradCAM: [null, null],
  mapBy: ['layercam', null, null],
  networkFromFunctions: [{ input: {} }],
  prepareAdapter: [[], 'gpu'],
  randomCamMethod: [NaN],
  resampleMap: [null, [2, 2], 'bicubicc'],
  scoreCamMethod: [{ masks: 'none' }],
  smoothGradCamPlusPlusMethod: [{ passes: 0 }],
  toNetwork: [null],
  watchDevice: ['', null],
  withMendedKernels: [],
};

/** What cannot be called wrongly, is only made by `new`, or runs what it is given. */
const harmless = new Set(['GradCamError', 'watchDevice', 'withMendedKernels']);

const functions = Object.entries(core).flatMap(([name, value]) =>
  typeof value === 'function' ? [{ name, run: value as AnyFunction }] : [],
);

describe('a bad call', () => {
  it('is known of every function', () => {
    expect(Object.keys(bad).sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it.each(functions.filter(({ name }) => !harmless.has(name)))(
    'of $name begins with that name',
    async ({ name, run }) => {
      let thrown: unknown;
      try {
        await run(...(bad[name] ?? []));
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(core.GradCamError);
      expect((thrown as Error).message).toMatch(new RegExp(`^${name}: [a-z"']`));
      expect((thrown as Error).message).not.toMatch(/^\w+: \w+: /);
    },
  );
});
