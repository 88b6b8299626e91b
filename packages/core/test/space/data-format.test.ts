import { describe, expect, it } from 'vitest';
import { inputFormat } from '../../src/space/data-format.js';

describe('inputFormat', () => {
  it.each([
    ['a picture as its layers have it', [1, 224, 224, 3], 'channelsLast', 'channelsLast'],
    [
      'a picture with channels first before layers with channels last',
      [1, 3, 416, 416],
      'channelsLast',
      'channelsFirst',
    ],
    [
      'a picture with channels last before layers with channels first',
      [1, 224, 224, 3],
      'channelsFirst',
      'channelsLast',
    ],
    ['a volume with one channel first', [1, 1, 32, 32, 32], 'channelsLast', 'channelsFirst'],
    ['features that are no colours', [1, 64, 64, 256], 'channelsLast', 'channelsLast'],
    ['a tiny picture that leaves both open', [1, 2, 2, 1], 'channelsFirst', 'channelsFirst'],
    ['a signal', [1, 2, 44100], 'channelsLast', 'channelsLast'],
  ] as const)('reads %s', (_, shape, format, expected) => {
    expect(inputFormat(shape, format)).toBe(expected);
  });
});
