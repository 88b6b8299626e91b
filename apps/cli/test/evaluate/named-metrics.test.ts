import * as evaluate from '@gradcam/evaluate';
import { expect, it } from 'vitest';
import { metricChoices } from '../../src/arguments/choices.js';
import { namedMetrics } from '../../src/evaluate/named-metrics.js';

/** Of grids of pictures, which a folder is not; of a second layer, which has to be named. */
const left = ['grid-pointing-game', 'layer-sensitivity'];

it('offers all metrics of the package but those that need more than a set of pictures', () => {
  const names = Object.keys(evaluate)
    .filter((name) => name.endsWith('Metric'))
    .map((name) =>
      name.replace('Metric', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    );
  expect([...metricChoices, ...left].sort()).toEqual(names.sort());
});

it('makes each metric once, under the name by which it was asked for', () => {
  const model = { layers: [] };
  const wanted = [...metricChoices, ...metricChoices];
  const made = namedMetrics(wanted, { model, areObjectsKnown: false });
  expect(made.map(({ name }) => name)).toEqual(metricChoices);
});

it('makes the usual metrics where none is asked for, those of objects where they are known', () => {
  const usual = (areObjectsKnown: boolean) =>
    namedMetrics([], { model: undefined, areObjectsKnown }).map(({ name }) => name);
  expect(usual(false)).toEqual(['deletion', 'insertion']);
  expect(usual(true)).toEqual(['deletion', 'insertion', 'pointing-game', 'energy-in-box']);
});
