import '@tensorflow/tfjs-backend-cpu';
import {
  fill,
  reshape,
  setBackend,
  tensor,
  tensor3d,
  zeros,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  boxAccuracyMetric,
  energyInBoxMetric,
  evaluate,
  gridPointingGameMetric,
  gridSamples,
  iouMetric,
  pointingGameMetric,
  type Metric,
  type Sample,
} from '../../src/index.js';
import { picturesNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

// The highest number is in column 2, row 1.
const map = {
  data: [0, 1, 0, 0, /**/ 0, 3, 4, -2, /**/ 0, 0, 2, 0],
  width: 4,
  height: 3,
};
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

async function measured(metric: Metric, sample: Omit<Sample, 'x'>): Promise<number | string> {
  return withoutLeak(async () => {
    const x = fill([3, 4, 1], 1);
    const { metrics, problems } = await evaluate(picturesNet([3, 4, 1]), [{ map, ...sample, x }], {
      metrics: [metric],
    });
    x.dispose();
    return metrics[metric.name]?.mean ?? problems[0]?.sentence ?? '';
  });
}

describe('the pointing game', () => {
  it('is won where the highest position lies on the object', async () => {
    expect(await measured(pointingGameMetric(), { box: box(2, 1, 1, 1) })).toBe(1);
    expect(await measured(pointingGameMetric(), { box: box(0, 0, 2, 3) })).toBe(0);
    const mask = { data: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0], width: 4, height: 3 };
    expect(await measured(pointingGameMetric(), { mask })).toBe(1);
    expect(await measured(pointingGameMetric(), { box: [box(0, 0, 1, 1), box(2, 0, 2, 3)] })).toBe(
      1,
    );
  });

  it('forgives a distance that is asked for', async () => {
    // The nearest position of the object, column 0 and row 2, is the square root of 5 = 2.236 away.
    const corner = { box: box(0, 2, 1, 1) };
    expect(await measured(pointingGameMetric({ tolerance: 2.2 }), corner)).toBe(0);
    expect(await measured(pointingGameMetric({ tolerance: 2.3 }), corner)).toBe(1);
  });

  it('is lost by a map that points nowhere, and needs an object', async () => {
    const flat = { ...map, data: map.data.map(() => 1) };
    expect(await measured(pointingGameMetric(), { map: flat, box: box(0, 0, 4, 3) })).toBe(0);
    expect(await measured(pointingGameMetric(), {})).toMatch(/no box or mask/);
    expect(() => pointingGameMetric({ tolerance: -1 })).toThrow(/tolerance is wrong, got -1/);
  });
});

describe('the energy in the box', () => {
  it('is the share of what is positive', async () => {
    // 3 + 4 of 10; the -2 counts nowhere.
    expect(await measured(energyInBoxMetric, { box: box(0, 1, 4, 1) })).toBeCloseTo(0.7, 6);
    expect(await measured(energyInBoxMetric, { box: box(3, 0, 1, 3) })).toBe(0);
  });

  it('has no value for a map with nothing positive', async () => {
    const none = { ...map, data: map.data.map((value) => -Math.abs(value)) };
    expect(await measured(energyInBoxMetric, { map: none, box: box(0, 0, 1, 1) })).toMatch(
      /no value here/,
    );
  });
});

describe('the intersection over union', () => {
  it('is that of what is above a share of the highest, and the object', async () => {
    // Above 0.6 are the 1, the 3, the 4 and the 2; the box has 2 of them, and 2 others.
    expect(await measured(iouMetric(), { box: box(2, 1, 2, 2) })).toBeCloseTo(2 / 6, 6);
    // Above 2 are the 3 and the 4.
    expect(await measured(iouMetric({ threshold: 0.5 }), { box: box(1, 1, 2, 1) })).toBe(1);
    expect(() => iouMetric({ threshold: 1.5 })).toThrow(/threshold is wrong, got 1.5/);
  });
});

describe('the box accuracy', () => {
  it('is that of the box around the largest segment', async () => {
    // All four hang together, by a diagonal: columns 1 to 2, rows 0 to 2.
    expect(await measured(boxAccuracyMetric(), { box: box(1, 0, 2, 3) })).toBe(1);
    // 6 of 12 is just enough.
    expect(await measured(boxAccuracyMetric(), { box: box(0, 0, 4, 3) })).toBe(1);
    expect(await measured(boxAccuracyMetric({ overlap: 0.51 }), { box: box(0, 0, 4, 3) })).toBe(0);
    // 2 of 6 + 4 - 2.
    expect(await measured(boxAccuracyMetric({ overlap: 0.25 }), { box: box(2, 1, 2, 2) })).toBe(1);
    expect(await measured(boxAccuracyMetric({ overlap: 0.26 }), { box: box(2, 1, 2, 2) })).toBe(0);
  });

  it('takes the best of several boxes, and is wrong for a map with nothing positive', async () => {
    expect(await measured(boxAccuracyMetric(), { box: [box(3, 0, 1, 1), box(1, 0, 2, 3)] })).toBe(
      1,
    );
    const none = { ...map, data: map.data.map(() => 0) };
    expect(await measured(boxAccuracyMetric(), { map: none, box: box(0, 0, 4, 3) })).toBe(0);
  });
});

describe('the grid pointing game', () => {
  const cell = (value: number, size: readonly [number, number]) => fill([...size, 1], value);

  it('puts pictures side by side, each with its class and its box', async () => {
    const cells = [1, 2, 3, 4].map((value) => ({ x: cell(value, [4, 6]), label: value - 1 }));
    const grid = gridSamples(cells);
    expect(grid.map(({ label }) => label)).toEqual([0, 1, 2, 3]);
    expect(grid.map((sample) => sample.box)).toEqual([
      box(0, 0, 3, 2),
      box(3, 0, 3, 2),
      box(0, 2, 3, 2),
      box(3, 2, 3, 2),
    ]);
    const [first] = grid;
    expect(first?.x.shape).toEqual([4, 6, 1]);
    expect([...((await first?.x.data()) ?? [])]).toEqual([
      ...[1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2],
      ...[3, 3, 3, 4, 4, 4, 3, 3, 3, 4, 4, 4],
    ]);
    for (const { x } of [...cells, ...grid.slice(0, 1)]) x.dispose();
  });

  it('keeps whole numbers, rounded', async () => {
    // Each picture becomes its mean, of 1 2 / 2 2 1.75.
    const cells = [1, 2, 3, 4].map((label) => ({
      x: tensor3d([1, 2, 2, 2], [2, 2, 1], 'int32'),
      label,
    }));
    const [first] = gridSamples(cells);
    expect(first?.x.dtype).toBe('int32');
    expect([...((await first?.x.data()) ?? [])]).toEqual([2, 2, 2, 2]);
    for (const { x } of [...cells, ...(first === undefined ? [] : [first])]) x.dispose();
  });

  it('measures the share in the cell of the class', async () => {
    await withoutLeak(async () => {
      const cells = [1, 2, 3, 4].map((value) => ({ x: cell(value, [2, 2]), label: value - 1 }));
      const grid = gridSamples(cells).map((sample) => ({ ...sample, label: 0 }));
      // The map is the picture itself, 1 2 / 3 4: tenths of the whole.
      const { metrics } = await evaluate(picturesNet([2, 2, 1]), grid, {
        metrics: [gridPointingGameMetric],
        explain: (x: Tensor) => reshape(x, [2, 2]),
      });
      metrics['grid-pointing-game']?.values.forEach((value, at) => {
        expect(value).toBeCloseTo((at + 1) / 10, 6);
      });
      for (const { x } of [...cells, ...grid.slice(0, 1)]) x.dispose();
    });
  });

  it('refuses what makes no grid', () => {
    const x = tensor3d([1], [1, 1, 1]);
    const coloursFirst = zeros([3, 224, 224]);
    const flat = tensor([1]);
    const labelled = (...labels: number[]) => labels.map((label) => ({ x, label }));
    for (const cells of [
      labelled(0, 1, 2),
      labelled(0),
      labelled(0, 1, 2, 2),
      [...labelled(0, 1, 2), { x: flat, label: 3 }],
      // 3 by 224 positions of 224 channels, or colours that come first.
      [0, 1, 2, 3].map((label) => ({ x: coloursFirst, label })),
    ])
      expect(() => gridSamples(cells)).toThrow(/^gridSamples: the cells do not make a grid/);
    x.dispose();
    flat.dispose();
    coloursFirst.dispose();
  });
});
