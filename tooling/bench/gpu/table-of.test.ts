import { expect, it } from 'vitest';
import { tableOf } from './table-of.mjs';

it('has the median and the quartiles of each work, and why there is none', () => {
  const machine = { date: '2026-11-30', card: 'a card', processor: 'two cores', node: '20' };
  const times = { prediction: [5, 1, 2, 4, 3], map: [10], mapOnDevice: [1, 2] };
  const table = tableOf(machine, {
    resnet50: { here: { device: 'it', times }, there: { failed: 'it is lost' } },
  });
  const rows = table.split('\n').slice(-2);
  expect(rows).toEqual([
    '| ResNet50 | here | it | 3.0 (2.0 to 4.0) | 10.0 (10.0 to 10.0) | 1.0 (1.0 to 1.0) |',
    '| ResNet50 | there | it is lost | – | – | – |',
  ]);
});
