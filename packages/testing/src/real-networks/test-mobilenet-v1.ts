import { calledAs, checkOptionNames } from '@gradcam/errors';
import { createExplainer } from '@gradcam/core';
import type { Adapter } from '@gradcam/core/adapter';
import { preprocess, topClasses, type LoadedModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { dispose, expandDims } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import camera from '../reference/mobilenet-v1/camera.json' with { type: 'json' };
import chelsea from '../reference/mobilenet-v1/chelsea.json' with { type: 'json' };
import coffee from '../reference/mobilenet-v1/coffee.json' with { type: 'json' };
import { skipTests, type Skip } from '../contract/skip-tests.js';
import { madeBefore } from '../assertions/made-before.js';
import { expectMap, relativeDifference } from '../assertions/expect-map.js';
import { testMobileNetPeers } from './test-mobilenet-peers.js';
import { named } from '../report/test-id.js';
import { sharedTrunk } from './shared-trunk.js';

/** The options of the test of the real network. */
export interface MobileNetContract {
  readonly create: () => Adapter;
  /** The largest difference from the float64 map at feature resolution, relative to its maximum. */
  readonly tolerance: number;
  /** Tests that this backend cannot pass; none when left out. */
  readonly skip?: readonly Skip[] | undefined;
  readonly load: () => Promise<LoadedModel>;
  /** Reads `assets/samples/NAME.png`. */
  readonly readSample: (name: string) => Promise<Picture>;
}

// Where the object is, in shares of width and height; the tripod's legs leave too much between them to have a box.
const pictures = [
  {
    name: 'chelsea',
    className: 'Egyptian cat',
    reference: chelsea,
    object: { x: [0.28, 0.88], y: [0.05, 0.95] },
  },
  {
    name: 'coffee',
    className: 'espresso',
    reference: coffee,
    object: { x: [0.28, 0.69], y: [0.04, 0.61] },
  },
  { name: 'camera', className: 'tripod', reference: camera, object: undefined },
] as const;

/**
 * Tests MobileNet V1 on real pictures, against an independent implementation in float64.
 *
 * @param contract The adapter and how to get at the model and the pictures.
 */
export function testMobileNetV1(contract: MobileNetContract): void {
  calledAs('testMobileNetV1', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      load: true,
      readSample: true,
    } satisfies Record<keyof MobileNetContract, true>);
  });
  const adapter = contract.create();
  const meta = { backend: adapter.name, area: 'real', part: 'mobilenet-v1' };
  describe(`MobileNet V1 on ${adapter.name}`, { meta }, () => {
    skipTests(contract.skip ?? []);
    beforeAll(() => adapter.prepare());
    const loaded = madeBefore(contract.load);
    const shared = madeBefore(() => Promise.resolve(sharedTrunk(loaded().model)));

    describe.each(pictures)('the photo $name', ({ name, className, reference, object }) => {
      const x = madeBefore(async () => preprocess(await contract.readSample(name), loaded().spec));

      it('is preprocessed as the reference is', named('preprocessing'), async () => {
        const values = await x().data<'float32'>();
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(mean).toBeCloseTo(reference.input.mean, 4);
        for (const pixel of reference.input.pixels) {
          const at = (pixel.y * 224 + pixel.x) * 3;
          pixel.value.forEach((value, channel) => {
            expect(values[at + channel]).toBeCloseTo(value, 4);
          });
        }
      });

      it(`is recognised as ${className}`, named('recognised'), async () => {
        const batch = expandDims(x(), 0);
        const output = await shared().network.predict?.([batch], 'act_softmax');
        const scores = (await output?.data<'float32'>()) ?? new Float32Array();
        dispose([batch, ...(output === undefined ? [] : [output])]);
        const top = topClasses(scores, loaded().classNames, 5);
        expect(top[0]?.name.split(',')[0]).toBe(className);
        expect(top.map((entry) => entry.index)).toEqual(reference.top5.map((entry) => entry.index));
        expect(top[0]?.probability).toBeCloseTo(reference.top5[0]?.probability ?? NaN, 3);
      });

      // From the input on, so that each trunk goes on from the one before.
      it.each([...reference.maps].sort((one, other) => one.layer.localeCompare(other.layer)))(
        'has the map of class $class at $layer by its $score',
        named('map'),
        (expected) =>
          shared().withoutLeak(async () => {
            const explainer = await createExplainer(shared().network, {
              featureLayer: expected.layer,
              score: expected.score === 'logit' ? 'logit' : 'output',
              outputUpsampling: 'none',
            });
            const { scoreMap } = await explainer.explain(x(), expected.class);
            await expectMap(scoreMap, expected.shape, expected.values, contract.tolerance);
          }),
      );

      if (name === 'chelsea')
        testMobileNetPeers(contract.tolerance, () => ({ shared: shared(), x: x() }));

      it(
        'has a map of the size of the input, bicubic, at layers that are chosen automatically',
        named('at-input-size'),
        async () => {
          const expected = reference.maps[0];
          // One of the photos by the model as users have it, from end to end.
          const model = name === 'chelsea' ? loaded().model : shared().network;
          const explainer = await createExplainer(model, {
            classNames: loaded().classNames,
          });
          expect([explainer.featureLayer, explainer.reductionLayer]).toEqual([
            'conv_pw_13_relu',
            'act_softmax',
          ]);
          const { scoreMap, explained } = await explainer.explain(x());
          expect(explained[0]?.className?.split(',')[0]).toBe(className);
          const values = await scoreMap.data<'float32'>();
          scoreMap.dispose();
          const points = expected?.upsampled.points ?? [];
          const found = points.map(({ y, x: column }) => values[y * 224 + column] ?? NaN);
          const peak = expected?.upsampled.peak ?? { y: 0, x: 0, value: NaN };
          expect(
            relativeDifference(
              [...found, values[peak.y * 224 + peak.x] ?? NaN],
              [...points.map(({ value }) => value), peak.value],
            ),
          ).toBeLessThanOrEqual(contract.tolerance);
          if (object !== undefined) {
            const hottest = values.indexOf(
              values.reduce((most, value) => Math.max(most, value), 0),
            );
            expect(isBetween((hottest % 224) / 224, object.x)).toBe(true);
            expect(isBetween(Math.floor(hottest / 224) / 224, object.y)).toBe(true);
          }
          expect(values.reduce((most, value) => Math.max(most, value), 0)).toBeCloseTo(
            peak.value,
            5,
          );
        },
      );
    });
  });
}

function isBetween(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
