import { describe, expect, it } from 'vitest';
import { layOver } from '../../src/space/lay-over.js';

const over = (axes: number[], sizes: number[], views: number[][] = []) => {
  const {
    kind,
    size,
    shape,
    axes: laid,
  } = layOver(axes, sizes, views, {
    format: 'channelsLast',
    isFrame: false,
  });
  return { kind, size, shape, ...(kind === 'part' ? { axes: laid } : {}) };
};

describe('a layer lies', () => {
  it.each([
    ['a picture', [7, 7], [224, 224, 3], [], [224, 224]],
    ['a signal with channels', [50], [400, 2], [], [400]],
    ['raw audio', [94], [400], [[400, 1]], [400]],
    [
      'raw audio of a graph, whose convolution adds an axis in front',
      [94],
      [400],
      [
        [400, 1],
        [1, 400, 1],
      ],
      [400],
    ],
    ['audio with a channel, of a graph', [94], [400, 1], [[1, 400, 1]], [400]],
    ['a spectrogram without channels', [16, 10], [128, 80], [[128, 80, 1]], [128, 80]],
    ['a spectrogram whose bands are channels', [32], [128, 80], [], [128]],
    ['a grey volume without channels', [4, 4, 4], [32, 32, 32], [], [32, 32, 32]],
    ['tokens by number', [48], [50], [], [50]],
    ['a grid of tokens by number', [5, 5], [10, 10], [], [10, 10]],
  ])('exactly over %s', (_, axes, sizes, views, expected) => {
    expect(over(axes, sizes, views)).toEqual({ kind: 'exact', size: expected, shape: expected });
  });

  it.each([
    ['audio in frames', [5, 5], [400], [[20, 20, 1]], [20, 20], [400]],
    ['a digit as a row', [7, 7], [784], [[28, 28, 1]], [28, 28], [784]],
    ['a stereo signal in frames', [5, 5], [400, 2], [[20, 20, 2]], [20, 20], [400]],
  ])(
    'over a reshape, and is brought back to the input: %s',
    (_, axes, sizes, views, size, shape) => {
      expect(over(axes, sizes, views)).toEqual({ kind: 'exact', size, shape });
    },
  );

  it.each([
    ['a ConvLSTM over pictures in time', [8, 8], [16, 64, 64, 3], [], [64, 64], [1, 2]],
    ['time behind the picture', [8, 8], [64, 64, 16, 3], [], [64, 64], [0, 1]],
    ['as many pictures as pixels', [8, 8], [64, 64, 64, 3], [], [64, 64], [1, 2]],
    [
      'pictures in time without channels',
      [8, 8],
      [16, 64, 64],
      [[16, 64, 64, 1]],
      [64, 64],
      [1, 2],
    ],
    ['rows of a picture as channels', [16], [16, 16, 1], [[16, 16]], [16], [0]],
    ['pictures in time as channels', [10], [10, 8, 8, 3], [[10, 192]], [10], [0]],
  ])('over a part of the input: %s', (_, axes, sizes, views, size, laid) => {
    expect(over(axes, sizes, views)).toEqual({ kind: 'part', size, shape: size, axes: laid });
  });

  it('as a row of tokens over a picture', () => {
    expect(over([197], [224, 224, 3]).kind).toBe('tokens');
    expect(over([16], [16, 16], [[16, 16, 1]]).kind).toBe('tokens');
  });

  it('nowhere that is known, where it has more axes and no reshape says how', () => {
    expect(over([172, 264], [43844, 1]).kind).toBe('none');
    expect(over([124, 80], [16000]).kind).toBe('none');
  });
});
