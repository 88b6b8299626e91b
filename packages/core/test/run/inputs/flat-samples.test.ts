import { expect, it } from 'vitest';
import { flatSamples } from '../../../src/run/inputs/flat-samples.js';

it('finds inputs whose channels are the same everywhere, whatever their colour', () => {
  const grey = [5, 5, 5, 5, 5, 5, 5, 5];
  const coloured = [1, 2, 1, 2, 1, 2, 1, 2];
  const shape = [1, 2, 2, 2];
  expect(flatSamples(grey, shape, 'channelsLast')).toEqual([0]);
  expect(flatSamples(coloured, shape, 'channelsLast')).toEqual([0]);
  expect(flatSamples(coloured, shape, 'channelsFirst')).toEqual([]);
  expect(flatSamples([1, 1, 1, 1, 2, 2, 2, 2], shape, 'channelsFirst')).toEqual([0]);
  expect(flatSamples([...coloured, 1, 2, 1, 2, 1, 2, 1, 3], [2, 2, 2, 2], 'channelsLast')).toEqual([
    0,
  ]);
});

it('knows nothing of a row of numbers, or of a single place', () => {
  expect(flatSamples([1, 1, 1], [1, 3], 'channelsLast')).toEqual([]);
  expect(flatSamples([1, 1, 1], [1, 1, 1, 3], 'channelsLast')).toEqual([]);
});
