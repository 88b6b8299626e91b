import { describe, expect, it } from 'vitest';
import {
  boxesOf,
  contours,
  describeHeat,
  maskAbove,
  otsuThreshold,
  thresholdOfMaximum,
} from '../src/index.js';
import { grid } from './made.js';
import reference from './reference/regions.json' with { type: 'json' };

/** Numbers from 0 to 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** The areas of segments, each grown pixel by pixel. */
function areasOf(data: readonly number[], width: number, connectivity: 4 | 8): number[] {
  const open = new Set(data.flatMap((each, at) => (each === 1 ? [at] : [])));
  const grow = (at: number): number => {
    if (!open.delete(at)) return 0;
    let area = 1;
    for (const other of [...open]) {
      const [right, down] = [
        Math.abs((other % width) - (at % width)),
        Math.abs(Math.floor(other / width) - Math.floor(at / width)),
      ];
      if (connectivity === 8 ? Math.max(right, down) === 1 : right + down === 1)
        area += grow(other);
    }
    return area;
  };
  return [...open]
    .map(grow)
    .filter((area) => area > 0)
    .sort((one, other) => other - one);
}

describe('thresholds', () => {
  it('is 15 % of the maximum, as in the paper, or another share', () => {
    expect(thresholdOfMaximum(grid(3, 1, 0, 20, -40))).toBeCloseTo(3, 12);
    expect(thresholdOfMaximum(grid(3, 1, 0, 20, -40), 0.5)).toBe(10);
  });

  it('is zero for a map without a positive score, whose mask is empty', () => {
    const cold = grid(2, 1, -3, 0);
    expect(thresholdOfMaximum(cold)).toBe(0);
    expect(thresholdOfMaximum(grid(2, 1, -3, -2))).toBe(0);
    expect([...maskAbove(cold, 0).data]).toEqual([0, 0]);
  });

  it('masks what lies above the threshold, not on it', () => {
    expect([...maskAbove(grid(4, 1, 1, 2, 3, -4), 2).data]).toEqual([0, 0, 1, 0]);
  });

  it('finds the gap between two levels by Otsu', () => {
    // Two bins a half wide, from 0 to 1: the lower class is the first bin, centred at 0.25.
    expect(otsuThreshold(grid(4, 1, 0, 0, 1, 1), 2)).toBe(0.25);
    // Four bins of 0.25 with 3, 1, 0 and 2 scores. The variances between, n1 n2 (mean1 - mean2)^2 in bins, after each bin:
    // 3 * 3 * (0 - 7/3)^2 = 49; 4 * 2 * (1/4 - 3)^2 = 60.5; the same after the empty bin: the first of the two counts.
    expect(otsuThreshold(grid(6, 1, 0, 0, 0.1, 0.3, 1, 1), 4)).toBe(0.375);
  });

  it('is the score itself for a constant map', () => {
    expect(otsuThreshold(grid(2, 1, 5, 5))).toBe(5);
  });

  it.each(reference.cases)('agrees with scikit-image on $name', (scores) => {
    expect(otsuThreshold(scores)).toBeCloseTo(scores.otsu, 12);
    expect(otsuThreshold(scores, 16)).toBeCloseTo(scores.otsu_16_bins, 12);
  });

  it('refuses shares, bins and thresholds out of range', () => {
    const scores = grid(1, 1, 1);
    expect(() => thresholdOfMaximum(scores, 15)).toThrow(/^thresholdOfMaximum: .*got 15/);
    expect(() => otsuThreshold(scores, 1)).toThrow(/^otsuThreshold: the count of bins .*got 1/);
    expect(() => maskAbove(scores, NaN)).toThrow(/^maskAbove: the threshold .*got NaN/);
    for (const measure of [thresholdOfMaximum, otsuThreshold]) {
      expect(() => measure(grid(2, 1, 1))).toThrow(/got 1 numbers for 2 x 1/);
    }
    expect(() => maskAbove(grid(2, 1, 1), 0)).toThrow(/^maskAbove: .*got 1 numbers/);
  });
});

describe('boxesOf', () => {
  const mask = (width: number, height: number, ...data: number[]) => ({
    data: Uint8Array.from(data),
    width,
    height,
  });
  // prettier-ignore
  const shapes = mask(5, 4,
    1, 0, 0, 0, 1,
    0, 0, 0, 0, 1,
    0, 1, 1, 0, 1,
    0, 0, 0, 1, 0);

  it('boxes connected segments, the largest first', () => {
    const size = { width: 5, height: 4 };
    expect(boxesOf(shapes)).toEqual([
      // The column at the right, the pixel at the bottom and the pair, by their corners.
      { x: 1, y: 0, width: 4, height: 4, area: 6, grid: size },
      { x: 0, y: 0, width: 1, height: 1, area: 1, grid: size },
    ]);
  });

  it('does not connect corners on request', () => {
    const boxes = boxesOf(shapes, 4).map(({ x, y, width, height, area }) =>
      [x, y, width, height, area].join(' '),
    );
    expect(boxes).toEqual(['4 0 1 3 3', '1 2 2 1 2', '0 0 1 1 1', '3 3 1 1 1']);
  });

  it('does not connect the end of a row with the start of the next', () => {
    expect(boxesOf(mask(3, 2, 0, 0, 1, 1, 0, 0))).toHaveLength(2);
  });

  it('has no box for an empty mask', () => {
    expect(boxesOf(mask(2, 2, 0, 0, 0, 0))).toEqual([]);
  });

  it.each(reference.cases)('agrees with scikit-image on $name', (scores) => {
    const above = maskAbove(scores, thresholdOfMaximum(scores));
    for (const [connectivity, expected] of [
      [4, scores.boxes_4],
      [8, scores.boxes_8],
    ] as const) {
      const boxes = boxesOf(above, connectivity);
      expect(boxes.map((box) => [box.x, box.y, box.width, box.height, box.area])).toEqual(expected);
    }
  });

  it('connects what only meets further down, and what winds', () => {
    // prettier-ignore
    const comb = mask(7, 4,
      1, 0, 1, 0, 1, 0, 1,
      1, 0, 1, 0, 1, 0, 1,
      1, 1, 1, 0, 0, 1, 0,
      0, 0, 0, 1, 1, 0, 0);
    expect(boxesOf(comb, 4).map(({ area }) => area)).toEqual([7, 2, 2, 2, 1]);
    expect(boxesOf(comb).map(({ area }) => area)).toEqual([14]);
    // prettier-ignore
    const spiral = mask(6, 5,
      1, 1, 1, 1, 1, 1,
      0, 0, 0, 0, 0, 1,
      1, 1, 1, 1, 0, 1,
      1, 0, 0, 0, 0, 1,
      1, 1, 1, 1, 1, 1);
    expect(boxesOf(spiral, 4).map(({ area }) => area)).toEqual([20]);
  });

  it.each([4, 8] as const)('joins the neighbours of each pixel, of %i each', (connectivity) => {
    const random = seeded(connectivity);
    for (let trial = 0; trial < 300; trial += 1) {
      const [width, height] = [1 + Math.floor(12 * random()), 1 + Math.floor(12 * random())];
      const share = random();
      const data = Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
      const found = boxesOf(mask(width, height, ...data), connectivity);
      const areas = found.map(({ area }) => area);
      expect(areas, data.join('')).toEqual(areasOf(data, width, connectivity));
    }
  });

  it('refuses a mask that does not fit its size, and another connectivity', () => {
    expect(() => boxesOf(mask(2, 2, 1))).toThrow(/^boxesOf: .*got 1 bytes for 2 x 2/);
    // A program without types.
    expect(() => boxesOf(shapes, 6 as 8)).toThrow(/^boxesOf: the connectivity .*got 6/);
  });
});

describe('contours', () => {
  const peak = grid(3, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0);
  const corners = (scores: typeof peak, threshold: number) =>
    contours(scores, [threshold]).flatMap(({ polygons }) =>
      polygons.map((polygon) => polygon.map((ring) => ring.slice(1).map(String).sort())),
    );

  it('places a line between two pixel centres by their scores', () => {
    // From 0 at 0.5 to 4 at 1.5: 2 is halfway, 1 a quarter of the way.
    expect(corners(peak, 2)).toEqual([[['1,1.5', '1.5,1', '1.5,2', '2,1.5']]]);
    expect(corners(peak, 1)).toEqual([[['0.75,1.5', '1.5,0.75', '1.5,2.25', '2.25,1.5']]]);
  });

  it('has a ring around a hole', () => {
    const hole = grid(3, 3, 1, 1, 1, 1, 0, 1, 1, 1, 1);
    const [polygon] = corners(hole, 0.5);
    expect(polygon).toHaveLength(2);
    expect(polygon?.[1]).toEqual(['1,1.5', '1.5,1', '1.5,2', '2,1.5']);
  });

  it('closes every ring, keeps the order of the thresholds, and says the size of the map', () => {
    const [high, low, none] = contours(peak, [3, 1, 5]);
    expect([high?.threshold, low?.threshold, none?.threshold]).toEqual([3, 1, 5]);
    const ring = high?.polygons[0]?.[0] ?? [];
    expect(ring[0]).toEqual(ring.at(-1));
    expect(none?.polygons).toEqual([]);
    expect(high?.grid).toEqual({ width: 3, height: 3 });
  });

  it.each(reference.cases.filter((scores) => scores.half_maximum !== undefined))(
    'passes through the points of scikit-image on $name',
    (scores) => {
      const [line] = contours(scores, [Math.max(...scores.data) / 2]);
      const points = new Set(
        line?.polygons.flat(2).map(([x, y]) => `${x.toFixed(6)} ${y.toFixed(6)}`),
      );
      const expected = scores.half_maximum.map(
        ([x = 0, y = 0]) => `${x.toFixed(6)} ${y.toFixed(6)}`,
      );
      expect([...points].sort()).toEqual(expected.sort());
    },
  );

  it('refuses an empty list of thresholds and one that is not finite', () => {
    expect(() => contours(peak, [])).toThrow(/^contours: there are no thresholds/);
    expect(() => contours(peak, [NaN])).toThrow(/^contours: a threshold .*got NaN/);
    expect(() => contours(grid(2, 2, 1), [1])).toThrow(/^contours: .*got 1 numbers/);
  });
});

describe('describeHeat', () => {
  /** Ten by ten pixels, with blocks [x, y, width, height, score]. */
  const map = (...blocks: [number, number, number, number, number][]) =>
    grid(
      10,
      10,
      ...Array.from({ length: 100 }, (_, index) => {
        const [column, row] = [index % 10, Math.floor(index / 10)];
        const inside = blocks.find(
          ([x, y, width, height]) =>
            column >= x && column < x + width && row >= y && row < y + height,
        );
        return inside?.[4] ?? 0;
      }),
    );

  it('says where one spot is, how large, and where it is hottest', () => {
    const heat = describeHeat(map([1, 1, 1, 1, 9], [1, 1, 3, 4, 5]));
    expect(heat.text).toBe(
      'One hot spot in the upper left, 12 % of the area; hottest in the upper left, 15 % from the left and 15 % from the top.',
    );
    expect(heat).toMatchObject({
      areaShare: 0.12,
      peak: { x: 1, y: 1, score: 9, place: 'upper left' },
      spots: [{ place: 'upper left', areaShare: 0.12 }],
    });
    expect(heat.threshold).toBeCloseTo(1.35, 12);
    // Columns 1 to 3 and rows 1 to 4: the centres of 3 and 4 lie past a third, at 3.5 and 4.5 of 10.
    expect(heat.shares['upper left']).toBeCloseTo(4 / 12, 12);
    expect(heat.shares.top).toBeCloseTo(2 / 12, 12);
    expect(heat.shares.left).toBeCloseTo(4 / 12, 12);
    expect(heat.shares.centre).toBeCloseTo(2 / 12, 12);
  });

  it('names the three largest of several spots', () => {
    const two = map([7, 7, 3, 2, 5], [0, 4, 2, 2, 6]);
    expect(describeHeat(two).text).toBe(
      '2 hot spots, 10 % of the area: in the lower right (6 %) and on the left (4 %); hottest on the left, 5 % from the left and 45 % from the top.',
    );
    const four = map([0, 0, 1, 1, 1], [9, 0, 1, 3, 1], [4, 4, 2, 2, 1], [5, 9, 2, 1, 1]);
    expect(describeHeat(four).text).toContain(
      '4 hot spots, 10 % of the area: the largest in the centre (4 %), in the upper right (3 %) and at the bottom (2 %);',
    );
  });

  it('weighs a spot by its heat: a tail does not move it', () => {
    expect(describeHeat(map([0, 5, 1, 1, 100], [1, 5, 9, 1, 16])).spots[0]?.place).toBe('left');
  });

  it.each([
    ['no score', map()],
    ['a negative score', map([0, 0, 2, 2, -5])],
  ])('says that there is no heat where a map has %s', (_, scores) => {
    expect(describeHeat(scores)).toMatchObject({
      text: 'No heat anywhere.',
      areaShare: 0,
      peak: undefined,
      spots: [],
    });
  });

  it('says that heat is everywhere', () => {
    expect(describeHeat(map([0, 0, 10, 10, 3])).text).toBe(
      'The same heat everywhere: the map has no contrast.',
    );
    expect(describeHeat(map([9, 9, 1, 1, 4], [0, 0, 10, 10, 3])).text).toBe(
      'Heat everywhere; hottest in the lower right, 95 % from the left and 95 % from the top.',
    );
  });

  it('finds no contrast where only rounding tells places apart', () => {
    // As a constant map of 0.3 comes out of a resampling in single precision.
    const noisy = grid(3, 1, 0.3, 0.3000001, 0.2999999);
    const { text, spots, peak } = describeHeat(noisy, { threshold: 0.3 });
    expect(text).toBe('No heat anywhere.');
    expect(spots).toEqual([]);
    expect(peak).toBeUndefined();
    const hot = describeHeat(noisy);
    expect(hot.text).toBe('The same heat everywhere: the map has no contrast.');
    expect(hot.spots).toEqual([]);
  });

  it('takes another threshold, and leaves out spots that are too small', () => {
    const scores = map([0, 0, 1, 1, 9], [7, 7, 3, 3, 5]);
    expect(describeHeat(scores, { threshold: 6 }).areaShare).toBe(0.01);
    expect(describeHeat(scores, { smallestSpot: 0.05 }).spots).toEqual([
      { place: 'lower right', areaShare: 0.09 },
    ]);
    expect(describeHeat(scores, { smallestSpot: 0.5 }).text).toMatch(
      /^Scattered heat, 10 % of the area; hottest in the upper left/,
    );
  });

  it('says one direction only for a signal', () => {
    expect(describeHeat(grid(4, 1, 0, 0, 0, 1)).text).toBe(
      'One hot spot on the right, 25 % of the area; hottest on the right, 88 % from the left.',
    );
  });

  it('does not round a small spot to nothing', () => {
    const scores = { data: new Float32Array(1000), width: 100, height: 10 };
    scores.data[0] = 1;
    expect(describeHeat(scores).text).toContain('under 1 % of the area');
  });

  it('refuses options out of range and a broken map', () => {
    expect(() => describeHeat(map(), { threshold: NaN })).toThrow(/^describeHeat: the threshold/);
    expect(() => describeHeat(map(), { smallestSpot: 5 })).toThrow(/^describeHeat: .*got 5/);
    expect(() => describeHeat(grid(1, 1, NaN))).toThrow(/^describeHeat: a score/);
  });
});
