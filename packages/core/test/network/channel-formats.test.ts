import { expect, it } from 'vitest';
import { channelFormats, type FormatStep } from '../../src/network/index.js';

const turned: readonly FormatStep[] = [
  { name: 'x', rank: 4, sources: [] },
  { name: 'turned', rank: 4, sources: [{ name: 'x' }], order: [0, 2, 3, 1] },
  { name: 'conv', rank: 4, sources: [], own: { format: 'channelsLast', reads: 'turned' } },
  { name: 'back', rank: 4, sources: [{ name: 'conv' }], order: [0, 3, 1, 2] },
  { name: 'relu', rank: 4, sources: [{ name: 'back' }] },
  { name: 'pool', rank: 2, sources: [{ name: 'relu' }] },
];

it('follows channels from a convolution to what comes before and after it', () => {
  expect(Object.fromEntries(channelFormats(turned))).toEqual({
    x: 'channelsFirst',
    turned: 'channelsLast',
    conv: 'channelsLast',
    back: 'channelsFirst',
    relu: 'channelsFirst',
  });
});

it('hands on no format that is not kept, and falls back where nothing says one', () => {
  const formats = channelFormats([
    { name: 'x', rank: 3, sources: [], fallback: 'channelsFirst' },
    { name: 'sum', rank: 3, sources: [{ name: 'x' }] },
    { name: 'flat', rank: 3, sources: [{ name: 'sum', kept: ['channelsLast'] }] },
    { name: 'time', rank: 3, sources: [{ name: 'sum' }], order: [1, 0, 2] },
  ]);
  expect(Object.fromEntries(formats)).toEqual({ x: 'channelsFirst', sum: 'channelsFirst' });
});

it('refuses what is no list of steps', () => {
  // A program without types gives anything.
  const anything: unknown = ['x'];
  expect(() => channelFormats(anything as readonly FormatStep[])).toThrow(
    'channelFormats: these are not steps',
  );
});
