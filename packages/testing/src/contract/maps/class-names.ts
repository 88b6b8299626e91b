import { gradCAM, explainBy, type GradCAMOptions, type Target } from '@gradcam/core';
import { slice, stack, sub } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { oneChannelNet, oneUnitNet } from '../../nets/one-unit-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet, softmaxNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const classNames = ['cat', 'dog'];
const p = 1 / (1 + Math.exp(-3));
const slope = p * (1 - p);

/**
 * Names of classes: they fit the outputs, and one unit has two.
 *
 * @param contract The backend and its tolerance.
 */
export function testClassNames({ tolerance }: Contract): void {
  /** One map of the picture, and what it explains. */
  const explains = (
    net: () => Sequential,
    target: Target | undefined,
    options: GradCAMOptions,
    expected: { readonly explained: object; readonly map: readonly number[] },
  ) =>
    withNet(net, picture2x2, async ({ map }) => {
      const { scoreMap, explained } = await map(target, options);
      expect(explained).toMatchObject([expected.explained]);
      await expectMap(scoreMap, [2, 2], expected.map, tolerance);
    });
  const refuses = (
    net: () => Sequential,
    options: GradCAMOptions,
    message: RegExp,
    target?: Target,
  ) =>
    withNet(net, picture2x2, async ({ map }) => {
      await expectCode(() => map(target, options), 'CLASS_NAMES_COUNT', message);
    });
  const sigmoid = () => oneUnitNet('sigmoid');
  const dog = { classIndex: 1, className: 'dog', score: expect.closeTo(p, 4) as number };
  const cat = { classIndex: 0, className: 'cat', score: expect.closeTo(1 - p, 4) as number };
  const ofDog = [0, 0.4, 1.1, 1.8];
  const ofCat = [0.3, 0, 0, 0];
  const times = (map: readonly number[], factor: number) => map.map((value) => value * factor);

  describe('two names of one sigmoid unit', () => {
    it('say "dog 95 %": the unit is the second', named('unit-is-second'), async () => {
      await explains(
        sigmoid,
        undefined,
        { classNames },
        { explained: dog, map: times(ofDog, slope) },
      );
      await explains(sigmoid, 'dog', { classNames }, { explained: dog, map: times(ofDog, slope) });
      await explains(sigmoid, 1, { classNames }, { explained: dog, map: times(ofDog, slope) });
    });

    it('explain the first by the complement', named('complement'), async () => {
      await explains(sigmoid, 'cat', { classNames }, { explained: cat, map: times(ofCat, slope) });
      await explains(sigmoid, 0, { classNames }, { explained: cat, map: times(ofCat, slope) });
    });

    it('have the logits z and -z', named('logits'), async () => {
      const options = { classNames, score: 'logit' } as const;
      const z = (score: number) => expect.closeTo(score, 3) as number;
      await explains(sigmoid, 'dog', options, { explained: { ...dog, score: z(3) }, map: ofDog });
      await explains(sigmoid, 'cat', options, { explained: { ...cat, score: z(-3) }, map: ofCat });
      // Of a linear unit, which is taken for the logit.
      const linear = () => oneUnitNet('linear');
      await explains(
        linear,
        'cat',
        { classNames },
        { explained: { ...cat, score: z(-3) }, map: ofCat },
      );
    });

    it('are predicted by the side of 0.5 on which the unit is', named('predicted-side'), () =>
      withNet(sigmoid, picture2x2, async ({ model, x, keep }) => {
        // The channels of x - 3 are 0 0 / 0 1 and 7 6 / 5 4, their means 0.25 and 5.5: the logit is 0.5 - 4.4 = -3.9.
        const dark = keep(sub(x, 3));
        const batch = keep(stack([x, dark]));
        const { scoreMap, explained } = await gradCAM(model, batch, undefined, { classNames });
        expect(explained.map(({ className }) => className)).toEqual(['dog', 'cat']);
        expect(explained[1]?.score).toBeCloseTo(1 - 1 / (1 + Math.exp(3.9)), 4);
        keep(scoreMap);
      }),
    );

    it('make two maps of a list', named('list'), () =>
      withNet(sigmoid, picture2x2, async ({ map }) => {
        const { scoreMap } = await map(['cat', 'dog'], {
          classNames,
          score: 'logit',
        });
        await expectMap(scoreMap, [2, 2, 2], [...ofCat, ...ofDog], tolerance);
      }),
    );
  });

  describe('one unit without two names', () => {
    const unit = { classIndex: 0, score: expect.closeTo(p, 4) as number };

    it('is explained itself', named('unit-itself'), async () => {
      const map = times(ofDog, slope);
      await explains(sigmoid, undefined, {}, { explained: { ...unit, className: undefined }, map });
      const byName = { ...unit, className: 'dog' };
      await explains(sigmoid, 'dog', { classNames: ['dog'] }, { explained: byName, map });
    });

    it('has no second class', named('unit-out-of-range'), () =>
      withNet(sigmoid, picture2x2, async ({ map }) => {
        await expectCode(
          () => map(1),
          'CLASS_OUT_OF_RANGE',
          /^gradCAM: there is no such class, got index 1, expected 0, the one unit itself; give two classNames/,
        );
      }),
    );
  });

  describe('one channel of a pixel classifier', () => {
    const options = { classNames: ['ground', 'object'], score: 'logit', sign: 'signed' } as const;
    const maps = (label: string | undefined, region: 'all' | 'predicted', map: readonly number[]) =>
      explains(oneChannelNet, { label, region }, options, {
        explained: { className: label ?? 'object' },
        map,
      });

    it(
      'explains both of its classes, over all places and over those predicted as them',
      named('pixels'),
      async () => {
        await maps('object', 'all', [1, 2, 3, 4]);
        await maps('ground', 'all', [-1, -2, -3, -4]);
        await maps(undefined, 'all', [1, 2, 3, 4]);
        // The logits -1 0 / 1 2: the lower row is the object, the upper the ground.
        await maps('object', 'predicted', [0.5, 1, 1.5, 2]);
        await maps('ground', 'predicted', [-0.5, -1, -1.5, -2]);
      },
    );

    it(
      'is predicted where it is above one half, without names, too',
      named('pixels-predicted'),
      () =>
        explains(
          oneChannelNet,
          { region: 'predicted' },
          { score: 'logit' },
          {
            explained: { classIndex: 0 },
            map: [0.5, 1, 1.5, 2],
          },
        ),
    );
  });

  describe('names that do not fit', () => {
    it(
      'are refused with both counts: 1000 names for 1001 outputs',
      named('names-of-background'),
      () =>
        refuses(
          () => wideNet(1001),
          { classNames: Array.from({ length: 1000 }, (_, index) => `class ${index}`) },
          /^gradCAM: the class names do not fit the output of "classes", got 1000 names, expected 1001; where the first class is the background, give classNames: \['background', \.\.\.classNames\]\.$/,
          'class 7',
        ),
    );

    it('are refused for two outputs and for one unit', named('names-of-outputs'), async () => {
      const two = softmaxNet;
      await refuses(two, { classNames: ['a', 'b', 'c'] }, /got 3 names, expected 2; give one name/);
      await refuses(sigmoid, { classNames: ['a', 'b', 'c'] }, /got 3 names, expected 1; give one/);
    });

    it(
      'are refused for a unit of which nobody knows what it says of two classes',
      named('names-of-unit'),
      () => refuses(() => oneUnitNet('tanh'), { classNames }, /two class names need a sigmoid/),
    );

    it('are refused where classes are compared', named('names-compared'), () =>
      withNet(softmaxNet, picture2x2, async ({ model, x }) => {
        await expectCode(
          () => explainBy('finer-cam', model, x, 'b', { classNames: ['a', 'b', 'c'] }),
          'CLASS_NAMES_COUNT',
          /^explainBy: .* got 3 names, expected 2/,
        );
      }),
    );

    it('do not matter to a reduction function', named('names-of-function'), () =>
      withNet(linearNet, picture2x2, async ({ map }) => {
        const options = { classNames: ['a'] };
        const { scoreMap } = await map((output) => slice(output, 0, 1), options);
        await expectMap(scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
      }),
    );
  });
}

/** Many classes, all alike. */
function wideNet(units: number): Sequential {
  return sequential({
    layers: [
      layers.conv2d({ filters: 1, kernelSize: 1, activation: 'relu', inputShape: [2, 2, 1] }),
      layers.globalAveragePooling2d({}),
      layers.dense({ name: 'classes', units, activation: 'softmax', kernelInitializer: 'ones' }),
    ],
  });
}
