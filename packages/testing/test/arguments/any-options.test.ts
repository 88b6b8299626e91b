import '@tensorflow/tfjs-backend-cpu';
import {
  explainBy,
  GradCamError,
  presets,
  type ExplainByOptions,
  type Target,
} from '@gradcam/core';
import { mapNames } from '@gradcam/core/methods';
import { fusions, placements, scores, signs, upsamplings } from '@gradcam/core/options';
import { memory, tensor4d } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaledNet } from '../../src/nets/written/scaled-net.js';

/** Mostly small; else from the ends of what 32 bits hold to zero. */
const number = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: -8, max: 8 }).map((eighths) => eighths / 2) },
  { weight: 1, arbitrary: fc.constantFrom(1e-38, 1e19, 3e38, -3e38, NaN, Infinity) },
  { weight: 1, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
);
const leftOut = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
/** For most methods have no use for most options. */
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const call = fc.record({
  name: fc.constantFrom(...mapNames, 'auto' as const),
  scales: fc.record({ conv: number, first: number, second: number }),
  // One input or two.
  values: fc
    .constantFrom(1, 2)
    .chain((count) => fc.array(number, { minLength: 4 * count, maxLength: 4 * count })),
  target: fc.constantFrom<(Target | undefined)[]>(
    undefined,
    0,
    1,
    [0],
    { perSample: [0, 0] },
    'a',
    { label: 0 },
  ),
  options: fc.record({
    featureLayers: leftOut(fc.constantFrom(['conv'], ['conv', 'features'], ['pool'], ['none'], [])),
    fusion: seldom(fc.constantFrom(...fusions)),
    topChannels: seldom(fc.constantFrom(0, 1, 5)),
    score: leftOut(fc.constantFrom(...scores)),
    sign: leftOut(fc.constantFrom(...signs)),
    outputUpsampling: leftOut(fc.constantFrom(...upsamplings)),
    placement: leftOut(fc.constantFrom(...placements)),
    preset: leftOut(fc.constantFrom(...Object.values(presets))),
    checkPrediction: leftOut(fc.boolean()),
    classNames: seldom(fc.constantFrom<string[][]>([], ['a'], ['a', 'b'])),
    format: seldom(fc.constantFrom('BSSC', 'SSC', 'x')),
  }) satisfies fc.Arbitrary<ExplainByOptions>,
});

it('gives a finite map or a typed error that does not blame the backend, for any options, weights and input, and leaves no tensor', async () => {
  let maps = 0;
  await fc.assert(
    fc.asyncProperty(call, async ({ name, scales, values, target, options }) => {
      const before = memory().numTensors;
      const model = scaledNet(scales);
      const x = tensor4d(values, [values.length / 4, 2, 2, 1]);
      try {
        const { scoreMap } = await explainBy(name, model, x, target, options);
        maps += 1;
        const made = await scoreMap.data();
        scoreMap.dispose();
        expect(made.every(Number.isFinite), 'every number of the map').toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(GradCamError);
        expect(error).not.toMatchObject({ code: 'BACKEND_FAILED' });
      } finally {
        x.dispose();
        model.dispose();
      }
      expect(memory().numTensors).toBe(before);
    }),
    { seed: 11, numRuns: 150 },
  );
  expect(maps).toBeGreaterThan(10);
});
