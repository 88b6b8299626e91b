import { expect, it } from 'vitest';
import { fuzz } from './run/fuzz.mjs';
import { failureLines, tableOf } from './run/table.mjs';

it.each([
  ['read', 'onnx', 20_000],
  ['run by ONNX Runtime and explained', 'onnx-networks', 5_000],
])(
  'ONNX files that were changed and are %s end in a map or in a sentence',
  async (_, target, inputs) => {
    const { tallies, failures } = await fuzz({
      targetsFrom: new URL('targets/index.mjs', import.meta.url),
      inputs,
      seed: 13,
      only: [target],
    });
    console.log(tableOf(tallies));
    expect(failureLines(failures)).toEqual([]);
    expect(tallies[target]?.inputs).toBe(inputs);
    expect(tallies[target]?.accepted).toBeGreaterThan(inputs / 20);
  },
);
