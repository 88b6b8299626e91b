import '@tensorflow/tfjs-backend-cpu';
import {
  averagedMap,
  checkExplainable,
  createExplainer,
  deepFeatureFactorization,
  explainBy,
  finerTarget,
  fullGrad,
  fuseLayers,
  gradCAM,
  GradCamError,
  guidedBackpropagation,
  guidedGradCAM,
  predictClasses,
  presets,
  restTarget,
} from '@gradcam/core';
import * as methods from '@gradcam/core/methods';
import { memory, Tensor, zeros } from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { picture2x2 } from '../../src/nets/picture-2x2.js';
import { softmaxNet } from '../../src/nets/two-channel-net.js';

type Run = (...given: readonly unknown[]) => unknown;

/** Values that a program without types may give, by what they are called. */
const wrong: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['null', null],
  ['true', true],
  ['1n', 1n],
  ['NaN', NaN],
  ['-1', -1],
  ['1.5', 1.5],
  ['an empty text', ''],
  ['{}', {}],
  ['[]', []],
  ['[null]', [null]],
  ['a symbol', Symbol('x')],
  ['a function', () => 1],
  ['1e9', 1e9],
]);

const pacing = { signal: undefined, onProgress: () => undefined };
const ofInput = {
  reductionLayer: 'classes',
  score: 'output',
  preset: 'matlab',
  format: undefined,
  checkPrediction: true,
  preprocessing: undefined,
  classNames: ['a', 'b'],
  ...pacing,
};
const shared = {
  ...ofInput,
  outputUpsampling: 'bicubic',
  placement: 'grid',
  sign: 'positive',
  tokens: undefined,
};
const ofLayer = { ...shared, featureLayer: 'relu', method: methods.gradCamMethod };
const { preset: _, sign: __, classNames: ___, method: ____, ...ofConcepts } = ofLayer;

/** Border to the language: the functions are tried with what their types do not let pass. */
const loose = (run: unknown): Run => run as Run;

/** A function that a method or a target is made by, as it is used. */
const used = (make: unknown, use: (made: unknown) => unknown) =>
  loose((...given: unknown[]) => use(loose(make)(...given)));

/** Calls that are right: a function and its arguments. */
async function callsOf(
  model: Sequential,
  x: Tensor,
): Promise<Readonly<Record<string, readonly [run: Run, ...given: unknown[]]>>> {
  const explainer = await createExplainer(model);
  const by = (options: object) => loose(gradCAM)(model, x, 0, options);
  const towards = (target: unknown) => loose(gradCAM)(model, x, target);
  const ofChannels = Object.entries(methods).filter(
    ([name, value]) =>
      typeof value === 'function' && name.endsWith('Method') && name !== 'randomCamMethod',
  );
  return {
    gradCAM: [loose(gradCAM), model, x, 0, ofLayer],
    guidedGradCAM: [loose(guidedGradCAM), model, x, 0, ofLayer],
    fullGrad: [loose(fullGrad), model, x, 0, { ...ofInput, epsilon: 0 }],
    guidedBackpropagation: [loose(guidedBackpropagation), model, x, 0, ofInput],
    predictClasses: [
      loose(predictClasses),
      ...[model, x],
      { reductionLayer: undefined, format: undefined },
    ],
    createExplainer: [loose(createExplainer), model, { ...ofLayer, inputShapes: undefined }],
    explain: [
      loose((...given: Parameters<typeof explainer.explain>) => explainer.explain(...given)),
      ...[x, 0, pacing],
    ],
    explainBy: [
      loose(explainBy),
      ...['score-cam', model, x, 0],
      { ...shared, featureLayers: ['relu'], fusion: undefined, topChannels: 2 },
    ],
    fuseLayers: [
      loose(fuseLayers),
      ...[model, x, 0],
      { ...shared, featureLayers: ['conv', 'relu'], fusion: 'mean', method: 'auto' },
    ],
    deepFeatureFactorization: [
      loose(deepFeatureFactorization),
      ...[model, x],
      { ...ofConcepts, concepts: 1, iterations: 10 },
    ],
    averagedMap: [
      loose(averagedMap),
      ...[explainer, x, 0],
      { ...pacing, flip: true, factors: [1], noise: { passes: 1, deviation: 0, seed: 1 } },
    ],
    checkExplainable: [loose(checkAll), model, { ...ofLayer, inputShapes: undefined }],
    target: [towards, { label: 0, perSample: undefined, region: undefined }],
    'target of each input': [loose((perSample: unknown) => towards({ perSample })), [0]],
    'target of several': [loose((label: unknown) => towards([label])), 0],
    preset: [loose((preset: unknown) => by({ preset })), { ...presets.matlab }],
    preprocessing: [
      loose((preprocessing: unknown) =>
        loose(gradCAM)(model, { data: new Uint8Array(16), width: 2, height: 2 }, 0, {
          preprocessing,
        }),
      ),
      { pixelRange: [0, 1], channelOrder: 'rgb', mean: undefined, deviation: undefined },
    ],
    finerTarget: [used(finerTarget, towards), 0, { alpha: 1, count: 1, weights: 'constant' }],
    restTarget: [used(restTarget, towards), 0],
    gradCamPlusPlus: [used(methods.gradCamPlusPlus, (method) => by({ method })), 1],
    randomCamMethod: [used(methods.randomCamMethod, (method) => by({ method })), 1],
    ...Object.fromEntries(
      ofChannels.map(([name, make]) => [name, [used(make, (method) => by({ method })), {}]]),
    ),
  };
}

/** The answer is a finding, not an error. */
async function checkAll(...given: unknown[]): Promise<void> {
  const { problems } = (await loose(checkExplainable)(...given)) as Awaited<
    ReturnType<typeof checkExplainable>
  >;
  const [first] = problems;
  if (first !== undefined) throw new GradCamError(first.code, first.message);
}

/** What some of these take of the values, and others refuse. Options that are all left out are not given. */
const taken: Readonly<Record<string, readonly string[]>> = {
  options: ['{}'],
  checkPrediction: ['true'],
  onProgress: ['a function'],
  flip: ['true'],
  deviation: ['1.5', '1e9'],
  seed: ['-1', '1.5', '1e9'],
  alpha: ['-1', '1.5', '1e9'],
  epsilon: ['1.5', '1e9'],
  name: ['an empty text'],
  // As many as there are.
  count: ['1e9'],
  topChannels: ['1e9'],
  // It takes that long.
  passes: ['1e9'],
  iterations: ['1e9'],
  // None is chosen by hand.
  featureLayers: ['[]'],
  // Said with the first picture, and with the first output.
  preprocessing: ['{}'],
  classNames: ['[]'],
  // An exponent; a seed.
  'gradCamPlusPlus 0': ['-1', '1.5', '1e9'],
  'randomCamMethod 0': ['-1', '1.5', '1e9'],
};

/** Every way to put one value into a call: as an argument, or as an option, or an option of an option. */
function* changed(
  given: readonly unknown[],
  value: unknown,
): Generator<{ readonly key: string; readonly given: readonly unknown[] }> {
  for (const [at, argument] of given.entries()) {
    const withArgument = (other: unknown) =>
      given.map((each, index) => (index === at ? other : each));
    yield { key: isPlain(argument) ? 'options' : String(at), given: withArgument(value) };
    if (!isPlain(argument)) continue;
    for (const [name, option] of Object.entries(argument)) {
      yield { key: name, given: withArgument({ ...argument, [name]: value }) };
      if (!isPlain(option) || name === 'method') continue;
      for (const part of Object.keys(option))
        yield {
          key: part,
          given: withArgument({ ...argument, [name]: { ...option, [part]: value } }),
        };
    }
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('explain' in value)
  );
}

/** The code of what is thrown; 'taken' where nothing is. */
async function outcome(run: Run, given: readonly unknown[]): Promise<string> {
  try {
    const made: unknown = await run(...given);
    const parts: unknown[] = made instanceof Tensor ? [made] : Object.values(made ?? {});
    for (const part of parts) if (part instanceof Tensor) part.dispose();
    return 'taken';
  } catch (error) {
    return error instanceof GradCamError ? error.code : String(error);
  }
}

const names = Object.keys(await withCalls((calls) => Promise.resolve(calls)));

async function withCalls<T>(
  use: (calls: Awaited<ReturnType<typeof callsOf>>) => Promise<T>,
): Promise<T> {
  const [model, x] = [softmaxNet(), picture2x2()];
  try {
    return await use(await callsOf(model, x));
  } finally {
    x.dispose();
    model.dispose();
  }
}

it.each(names)(
  '%s refuses values that mean nothing with a typed error that does not blame the backend, and leaves no tensor',
  (name) =>
    withCalls(async (calls) => {
      const [run, ...right] = calls[name] ?? [loose(() => undefined)];
      expect(await outcome(run, right), 'the call that is right').toBe('taken');
      const before = memory().numTensors;
      for (const [called, value] of wrong) {
        for (const { key, given } of changed(right, value)) {
          const isTaken = [...(taken[key] ?? []), ...(taken[`${name} ${key}`] ?? [])].includes(
            called,
          );
          if (isTaken && called === '1e9') continue;
          const found = await outcome(run, given);
          const said = `${name}: ${called} as ${key}: ${found}`;
          if (!isTaken || found !== 'taken')
            expect(found, said).toMatch(/^(?!BACKEND_FAILED)[A-Z_]+$/);
        }
      }
      expect(memory().numTensors).toBe(before);
    }),
);

it('refuses a batch of nothing, and a target that says nothing', () =>
  withCalls(async () => {
    const [model, x, none] = [softmaxNet(), picture2x2(), zeros([0, 2, 2, 1])];
    await expect(gradCAM(model, none, 0)).rejects.toMatchObject({
      code: 'INPUT_SHAPE',
      sentence:
        'the input "conv_input" is empty, got [0, 2, 2, 1], expected one number at least along every axis; give at least one input.',
    });
    await expect(loose(gradCAM)(model, x, {})).rejects.toMatchObject({
      code: 'BAD_OPTION',
    });
    for (const each of [model, x, none]) each.dispose();
  }));
