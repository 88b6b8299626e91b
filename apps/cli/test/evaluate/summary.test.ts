import { deletionMetric, insertionMetric, type Metric } from '@gradcam/evaluate';
import { describe, expect, it } from 'vitest';
import type { MeasuredSetting } from '../../src/evaluate/evaluate-setting.js';
import { summaryLines } from '../../src/evaluate/say/summary-lines.js';
import type { SetSample } from '../../src/evaluate/set/samples-of-set.js';
import { summaryOf } from '../../src/evaluate/summary.js';

const samples = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((path): SetSample => {
  const picture = { path, file: path, folder: undefined };
  return { picture, label: undefined, objects: [], size: undefined };
});

/** A setting with a value for each sample, or none. */
function setting(method: string, metric: Metric, values: readonly (number | undefined)[]) {
  const entries = values.flatMap((value, at): [SetSample, number][] => {
    const sample = samples[at];
    return value === undefined || sample === undefined ? [] : [[sample, value]];
  });
  const measured: MeasuredSetting = {
    ...{ method, featureLayers: ['relu'], score: undefined },
    values: new Map([[metric.name, new Map(entries)]]),
    drawn: new Map(),
  };
  return measured;
}

function rowsOf(metric: Metric, ...values: readonly (readonly (number | undefined)[])[]) {
  const settings = values.map((each, at) => setting(`method-${at}`, metric, each));
  return summaryOf([metric], settings)[0]?.settings ?? [];
}

describe('the summary of a set', () => {
  it('compares each setting with the first, on the samples that both have', () => {
    const [first, second] = rowsOf(
      insertionMetric(),
      [0.25, 0.5, 0.75, 0.25, 0.5, 0.75, undefined],
      [0.5, 0.75, 1, 0.5, 0.75, 1, 0.375],
    );
    expect(first).toMatchObject({ count: 6, mean: 0.5, difference: undefined, verdict: undefined });
    expect(second).toMatchObject({ count: 7, verdict: 'better' });
    expect(second?.mean).toBeCloseTo(4.875 / 7, 12);
    // Each of the six is higher by a quarter, so there is nothing to be unsure of.
    expect(second?.difference).toEqual({ mean: 0.25, low: 0.25, high: 0.25 });
  });

  it('calls higher values worse where lower is better, and an interval around 0 open', () => {
    const [, higher, mixed] = rowsOf(
      deletionMetric(),
      [0, 0, 0, 0, 0, 0],
      [1, 1, 1, 1, 1, 1],
      [1, -1, 0, 1, -1, 0],
    );
    expect(higher?.verdict).toBe('worse');
    expect(mixed?.verdict).toBe('open');
    const same = [0, 1, 2, 3, 4, 5];
    expect(rowsOf(deletionMetric(), same, same)[1]?.verdict).toBe('open');
  });

  it('has no interval of five samples, whose sides agree by chance, and no mean of none', () => {
    const [five, higher, none] = rowsOf(insertionMetric(), [0, 0, 0, 0, 0], [1, 1, 1, 1, 1], []);
    expect(five).toMatchObject({ count: 5, mean: 0, interval: undefined });
    expect(higher).toMatchObject({ difference: undefined, verdict: undefined });
    expect(none).toMatchObject({ count: 0, mean: undefined, difference: undefined });
  });

  it('is a table, in which names of layers are cut', () => {
    const metric = insertionMetric();
    const long = { ...setting('auto', metric, [0.5]), featureLayers: [`scope/${'x'.repeat(40)}`] };
    const values = [0.25, 0.25, 0.25, 0.25, 0.25, 0.25];
    const [summary] = summaryOf([metric], [setting('layer-cam', metric, values), long]);
    expect(summary && summaryLines(summary)).toEqual([
      'Insertion (higher is better)',
      '  layer-cam, relu                         0.250  0.250 to 0.250    of 6',
      `  auto, …${'x'.repeat(31)}  0.500  too few           of 1`,
    ]);
  });
});
