import { GradCamError } from '@gradcam/errors';
import { expect, it } from 'vitest';
import {
  boxAccuracyMetric,
  energyInBoxMetric,
  pointingGameMetric,
  type MapMetric,
  type NumberGrid,
  type Sample,
} from '../../src/index.js';
import { measureMap } from '../../src/map/index.js';

/** Three columns, two rows; the highest is the last of the first row. */
const map = { data: [0, 1, 4, 3, 2, -5], width: 3, height: 2 };
const topRight = { x: 2, y: 0, width: 1, height: 1 };

it('measures a map without a network, by its boxes or its mask', () => {
  expect(measureMap(pointingGameMetric(), map, { box: topRight })).toBe(1);
  expect(measureMap(pointingGameMetric(), map, { box: { ...topRight, y: 1 } })).toBe(0);
  // 4 of 10; with the 3 of the mask's other position, 7 of 10.
  expect(measureMap(energyInBoxMetric, map, { box: topRight })).toBeCloseTo(0.4, 7);
  const mask = { data: [0, 0, 9, 9, 0, 0], width: 3, height: 2 };
  expect(measureMap(energyInBoxMetric, map, { box: { ...topRight, y: 1 }, mask })).toBeCloseTo(0.7);
  // Above 60 % of 4 lie 4 and 3, which touch at no corner: the first segment is the box.
  expect(measureMap(boxAccuracyMetric({ threshold: 0.6 }), map, { box: topRight })).toBe(1);
  expect(measureMap(energyInBoxMetric, { ...map, data: [0, 0, 0, 0, 0, 0] }, { mask })).toBeNaN();
});

it.each<[string, NumberGrid, Pick<Sample, 'box' | 'mask'>, string]>([
  ['NaN', { ...map, data: [0, NaN, 0, 0, 0, 0] }, { box: topRight }, 'NOT_FINITE'],
  ['another count', { ...map, data: [1] }, { box: topRight }, 'INPUT_SHAPE'],
  ['no size', { ...map, width: NaN }, { box: topRight }, 'BAD_OPTION'],
  ['a box outside', map, { box: { ...topRight, x: 9 } }, 'BAD_REGION'],
  ['another mask', map, { mask: { data: [1], width: 1, height: 1 } }, 'BAD_REGION'],
  ['no object', map, {}, 'BAD_REGION'],
])('refuses %s', (_, given, object, code) => {
  const measure = () => measureMap(energyInBoxMetric, given, object);
  expect(measure).toThrow(GradCamError);
  expect(measure).toThrow(expect.objectContaining({ code, caller: 'measureMap' }));
});

it('refuses what is not a metric', () => {
  // Border to programs without types.
  const measure = () => measureMap({} as MapMetric, map, { box: topRight });
  expect(measure).toThrow('measureMap: this is not a metric, got an empty object');
});
