import { calledAs, checkOptionNames } from '@gradcam/errors';
import { createExplainer, gradCAM, type Target } from '@gradcam/core';
import type { Adapter } from '@gradcam/core/adapter';
import { deeplabV3, preprocess, type ModelSource, type TfjsModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { mean, mul, neg, slice, sub, sum, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectCode } from '../assertions/expect-code.js';
import { expectMap, relativeDifference } from '../assertions/expect-map.js';
import { madeBefore } from '../assertions/made-before.js';
import { recordDifference } from '../assertions/record-difference.js';
import { skipTests, type Skip } from '../contract/skip-tests.js';
import age from '../reference/tasks/age.json' with { type: 'json' };
import resnet from '../reference/tasks/resnet50.json' with { type: 'json' };
import segmentation from '../reference/tasks/segmentation.json' with { type: 'json' };
import sound from '../reference/tasks/sound.json' with { type: 'json' };
import { ageNet, pitchNet, resnet50 } from './task-networks.js';
import { named } from '../report/test-id.js';
import { sharedTrunk } from './shared-trunk.js';

/** The options of the tests of the real networks. */
export interface TasksContract {
  readonly create: () => Adapter;
  /** The largest difference from the float64 map at feature resolution, relative to its maximum. */
  readonly tolerance: number;
  /** Tests that this backend cannot pass; none when left out. */
  readonly skip?: readonly Skip[] | undefined;
  readonly load: (source: ModelSource) => Promise<TfjsModel>;
  /** Reads `assets/samples/NAME.png`. */
  readonly readSample: (name: string) => Promise<Picture>;
}

/** A map of the reference: every `step`th of its values along each axis. */
interface ReferenceMap {
  readonly shape: readonly number[];
  readonly step: number;
  readonly maximum: number;
  readonly values: readonly number[];
}

/**
 * Tests segmentation, regression and sound: real networks against an independent implementation in float64.
 *
 * @param contract The adapter and how to get at models and pictures.
 */
export function testRealTasks(contract: TasksContract): void {
  calledAs('testRealTasks', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      load: true,
      readSample: true,
    } satisfies Record<keyof TasksContract, true>);
  });
  const adapter = contract.create();
  const expectReference = async (map: Tensor, reference: ReferenceMap): Promise<void> => {
    expect(map.shape).toEqual(reference.shape);
    const values = await map.data<'float32'>();
    const [rows = 1, columns = 1] = reference.shape;
    const found: number[] = [];
    for (let row = 0; row < rows; row += reference.step)
      for (let column = 0; column < columns; column += reference.step)
        found.push(values[row * columns + column] ?? NaN);
    const largest = values.reduce((most, value) => Math.max(most, value), 0);
    map.dispose();
    const difference = relativeDifference(
      [...found, largest],
      [...reference.values, reference.maximum],
    );
    recordDifference(difference, contract.tolerance);
    expect(difference).toBeLessThanOrEqual(contract.tolerance);
  };

  const meta = { backend: adapter.name, area: 'real' };
  describe(`real networks beyond classifiers on ${adapter.name}`, { meta }, () => {
    skipTests(contract.skip ?? []);
    beforeAll(() => adapter.prepare());

    describe('DeepLab v3, the class of every pixel', { meta: { part: 'deeplab-v3' } }, () => {
      const model = madeBefore(() => contract.load(deeplabV3));
      const shared = madeBefore(() => Promise.resolve(sharedTrunk(model(), [[1, 513, 513, 3]])));
      const x = madeBefore(async () => nearest(await contract.readSample('chelsea'), 513));

      // The layer nearer to the input first, so that the trunk to the other goes on from there.
      it.each([...segmentation.cases].reverse())(
        'has the map of the cat over the region $region at $layer',
        named('region'),
        (reference) =>
          shared().withoutLeak(async () => {
            const { region, layer } = reference;
            const target = regionTarget(region);
            const explainer = await createExplainer(shared().network, {
              featureLayer: layer,
              reductionLayer: 'ResizeBilinear_2',
              outputUpsampling: 'none',
            });
            const { scoreMap, explained } = await explainer.explain(x(), target.value);
            target.dispose();
            expect(explained[0]?.score).toBeCloseTo(reference.score, -2);
            await expectReference(scoreMap, reference);
          }),
      );

      it(
        'is explained above its argmax, and says so to somebody who names the argmax',
        named('argmax'),
        async () => {
          const { featureLayer, reductionLayer } = await createExplainer(model(), {
            inputShapes: [[1, 513, 513, 3]],
          });
          expect([featureLayer, reductionLayer]).toEqual([
            'concat_projection/Relu',
            'ResizeBilinear_3',
          ]);
          await expectCode(
            () =>
              createExplainer(model(), {
                inputShapes: [[513, 513, 3]],
                reductionLayer: 'SemanticPredictions',
              }),
            'REDUCTION_NOT_DIFFERENTIABLE',
            /argmax 'ArgMax'.*name 'ResizeBilinear_3' as reductionLayer/,
          );
        },
      );
    });

    describe('ResNet50', { meta: { part: 'resnet50' } }, () => {
      const model = madeBefore(() => contract.load(resnet50));
      const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));
      const x = madeBefore(async () => {
        const picture = preprocess(await contract.readSample('chelsea'), {
          inputSize: { width: 224, height: 224 },
          pixelRange: [0, 255],
          channelOrder: 'bgr',
        });
        const centred = tidy(() => sub(picture, tensor([103.939, 116.779, 123.68])));
        picture.dispose();
        return centred;
      });

      // 46 before 48, whose trunk goes on from there.
      it.each([...resnet.maps].sort((one, other) => one.layer.localeCompare(other.layer)))(
        'has the map at $layer by its $score',
        named('map'),
        ({ layer, score, shape, values }) =>
          shared().withoutLeak(async () => {
            const { scoreMap, explained } = await gradCAM(shared().network, x(), undefined, {
              featureLayer: layer,
              score: score === 'logit' ? 'logit' : 'output',
              outputUpsampling: 'none',
            });
            expect(explained[0]?.classIndex).toBe(resnet.class);
            await expectMap(scoreMap, shape, values, contract.tolerance);
          }),
      );
    });

    describe('an age', { meta: { part: 'age' } }, () => {
      const model = madeBefore(() => contract.load(ageNet));
      const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));
      const x = madeBefore(async () =>
        preprocess(await contract.readSample('camera'), {
          inputSize: { width: 64, height: 64 },
          pixelRange: [0, 1],
          channelOrder: 'rgb',
        }),
      );

      it.each(age.cases)(
        'has its map, lower ($sign), at $layer',
        named('lower'),
        ({ layer, sign, ...reference }) =>
          shared().withoutLeak(async () => {
            const years = (output: Tensor) => mul(sum(output), sign);
            const { scoreMap, explained } = await gradCAM(shared().network, x(), years, {
              featureLayer: layer,
              outputUpsampling: 'none',
            });
            expect(explained[0]?.score).toBeCloseTo(reference.score, 2);
            await expectReference(scoreMap, reference);
          }),
      );
    });

    describe('Basic Pitch, the notes of a recording', { meta: { part: 'pitch' } }, () => {
      const model = madeBefore(() => contract.load(pitchNet));
      const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));

      describe('the notes of sure tones', () => {
        // Four of the 88 notes, from low to high; each has a score above a half.
        it.each([15, 31, 51, 67])(
          'have a map by the method that fits the head: %i',
          named('auto-method'),
          (note) =>
            shared().withoutLeak(async () => {
              const hertz = 440 * 2 ** ((note - 48) / 12);
              const x = wave((at) => Math.sin((2 * Math.PI * hertz * at) / 22_050) / 2);
              const ofNote = (notes: Tensor) => mean(slice(notes, [0, note], [-1, 1]));
              const options = { reductionLayer: 'Identity_1', outputUpsampling: 'none' } as const;
              const averaged = await gradCAM(shared().network, x, ofNote, options);
              const fitting = await gradCAM(shared().network, x, ofNote, {
                ...options,
                method: 'auto',
              });
              expect(averaged.explained[0]?.score).toBeGreaterThan(0.5);
              expect(averaged.selection.warnings.map(({ code }) => code)).toEqual([
                'head-not-pooled',
              ]);
              expect([fitting.method, fitting.selection.warnings]).toEqual(['hi-res-cam', []]);
              const [most, least] = [
                await maximum(fitting.scoreMap),
                await maximum(averaged.scoreMap),
              ];
              expect(most).toBeGreaterThan(1e-3);
              expect(least).toBeLessThan(most / 100);
              for (const tensor of [x, averaged.scoreMap, fitting.scoreMap]) tensor.dispose();
            }),
        );
      });

      describe('the note A4 of a tone of 440 Hz', () => {
        const x = madeBefore(() => Promise.resolve(tone()));

        it.each(sound.cases)(
          'has the map of what lowers it at $layer',
          named('lower'),
          ({ layer, ...reference }) =>
            shared().withoutLeak(async () => {
              const a4 = (notes: Tensor) => neg(sum(slice(notes, [0, sound.channel], [-1, 1])));
              const options = { featureLayer: layer, reductionLayer: 'Identity_1' };
              const { scoreMap } = await gradCAM(shared().network, x(), a4, {
                ...options,
                outputUpsampling: 'none',
              });
              await expectReference(scoreMap, reference);
              // Time by pitch does not lie over a signal.
              const kept = await gradCAM(shared().network, x(), a4, options);
              expect(kept.selection.warnings.map(({ code }) => code)).toContain(
                'feature-resolution',
              );
              await expectReference(kept.scoreMap, reference);
            }),
        );
      });
    });
  });
}

/** A target of DeepLab, and what it holds. */
function regionTarget(region: string): { readonly value: Target; dispose(): void } {
  const label = segmentation.class;
  if (region === 'mask') {
    const inside = (at: number, from: number, to: number) => at >= from && at < to;
    const places = Array.from({ length: 65 * 65 }, (_, at) =>
      inside(Math.floor(at / 65), 10, 30) && inside(at % 65, 20, 40) ? 1 : 0,
    );
    const mask = tensor(places, [65, 65]);
    return {
      value: { label, region: { mask } },
      dispose: () => {
        mask.dispose();
      },
    };
  }
  const value: Target =
    region === 'pixel'
      ? { label, region: { pixel: [20, 30] } }
      : { label, region: region === 'predicted' ? 'predicted' : 'all' };
  return { value, dispose: () => undefined };
}

/** A pixel of the picture for each of the input, as in `tooling/reference/tasks.py`: nothing that could round. */
function nearest({ width, height, data }: Picture, size: number): Tensor {
  const values = new Int32Array(size * size * 3);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = Math.floor((row * height) / size) * width + Math.floor((column * width) / size);
      values.set(data.subarray(4 * from, 4 * from + 3), 3 * (row * size + column));
    }
  }
  return tensor(values, [size, size, 3], 'int32');
}

/** Two seconds of the note A4 in louder noise, as in `tooling/reference/tasks.py`. */
function tone(): Tensor {
  let state = 1;
  return wave((at) => {
    state = (state * 48_271) % 2_147_483_647;
    const sine = Math.fround(Math.sin((2 * Math.PI * 440 * at) / 22_050) / 2);
    return sine + (state / 2_147_483_647 - 0.5) * 2;
  });
}

function wave(valueAt: (sample: number) => number): Tensor {
  return tensor(
    Array.from({ length: 43_844 }, (_, at) => valueAt(at)),
    [43_844, 1],
  );
}

async function maximum(map: Tensor): Promise<number> {
  return Math.max(...(await map.data()));
}
