import { describe, expect, it } from 'vitest';
import { findPreprocessing, preprocessings, type Finding } from '../../../src/index.js';

/** As much of a model as is read. */
const taking = (...shape: (number | null)[]) => ({
  inputs: [{ name: 'input', shape, dtype: 'float32' as const }],
});

describe('findPreprocessing', () => {
  it('reads size, channels and their place from the input, and says what it assumes', () => {
    const found = findPreprocessing(taking(null, 3, 20, 30));
    expect(found?.preprocessing).toEqual({
      ...preprocessings.torch,
      inputSize: { width: 30, height: 20 },
      fit: 'stretch',
      dataFormat: 'channelsFirst',
    });
    expect(found?.findings.map(({ about, from }) => `${about}: ${from}`)).toEqual([
      'size: model',
      'range: assumed',
      'channel-order: assumed',
      'mean: assumed',
      'fit: assumed',
    ]);
    expect(findPreprocessing(taking(null, 1, 20, 30))?.preprocessing).toEqual({
      inputSize: { width: 30, height: 20 },
      pixelRange: [0, 1],
      channelOrder: 'rgb',
      fit: 'stretch',
      channels: 1,
      dataFormat: 'channelsFirst',
    });
    expect(findPreprocessing(taking(null, 20, 30, 3))?.preprocessing.pixelRange).toEqual([-1, 1]);
  });

  it('reads the place of the channels where height and width are open', () => {
    const first = findPreprocessing(taking(null, 3, null, null))?.preprocessing;
    expect(first).toMatchObject({
      dataFormat: 'channelsFirst',
      inputSize: { width: 224, height: 224 },
    });
    const grey = findPreprocessing(taking(null, 1, null, null))?.preprocessing;
    expect(grey).toMatchObject({ dataFormat: 'channelsFirst', channels: 1 });
    for (const shape of [
      [null, null, null, 3],
      [null, null, null, null],
      [null, 32, 32, null],
    ])
      expect(findPreprocessing(taking(...shape))?.preprocessing).not.toHaveProperty('dataFormat');
  });

  it('takes what the caller says by name or in parts', () => {
    const named = findPreprocessing(taking(null, 8, 8, 3), 'torch');
    expect(named?.preprocessing).toMatchObject({
      pixelRange: [0, 1],
      mean: [0.485, 0.456, 0.406],
      deviation: [0.229, 0.224, 0.225],
    });
    const inParts = findPreprocessing(taking(null, 8, 8, 1), { pixelRange: [0, 255] });
    expect(inParts?.preprocessing).toMatchObject({ pixelRange: [0, 255], channels: 1 });
  });

  it('takes the crop with the fit that it belongs to, and says both', () => {
    const found = findPreprocessing(taking(null, 8, 8, 3), { fit: 'cover', crop: 224 / 256 });
    expect(found?.preprocessing).toMatchObject({ fit: 'cover', crop: 0.875 });
    expect(found?.findings.at(-1)?.text).toBe(
      'The middle of a picture is taken, as large as the input is, and of that only the middle 87.5 % of its sides, as the option says.',
    );
    const known = { preprocessing: { fit: 'cover', crop: 0.875 } } as const;
    const other = findPreprocessing(taking(null, 8, 8, 3), { fit: 'contain' }, known);
    expect(other?.preprocessing).not.toHaveProperty('crop');
  });

  it('says where the network cannot have the size that the caller says', () => {
    const inputSize = { width: 32, height: 24 };
    const found = findPreprocessing(taking(null, 8, 8, 3), { inputSize });
    expect(found?.preprocessing.inputSize).toEqual({ width: 8, height: 8 });
    expect(found?.findings[0]?.text).toBe(
      'The network takes 8 x 8 pixels, and not 32 x 24, as the option says.',
    );
    const same = findPreprocessing(taking(null, 24, 32, 3), { inputSize });
    expect(same?.findings[0]?.text).toBe('The network takes 32 x 24 pixels.');
  });

  it('keeps what is known besides, with its sentences, but for the parts that the caller says', () => {
    const findings: Finding[] = [
      { about: 'format', from: 'model', text: 'Layers.' },
      { about: 'range', from: 'gradcam.json', text: 'Range.' },
      { about: 'fit', from: 'gradcam.json', text: 'Fit.' },
    ];
    const known = { preprocessing: { pixelRange: [0, 1], fit: 'contain' }, findings } as const;
    const found = findPreprocessing(taking(null, 8, 8, 1), { pixelRange: [0, 9] }, known);
    expect(found?.preprocessing).toMatchObject({ pixelRange: [0, 9], fit: 'contain' });
    expect(found?.findings.map(({ text }) => text)).toEqual([
      'Layers.',
      'The network takes 8 x 8 pixels.',
      'The range is 0 to 9, as the option says.',
      'Fit.',
    ]);
  });

  it.each([
    ['a signal', taking(null, 100, 1)],
    [
      'two pictures',
      { inputs: [...taking(null, 8, 8, 3).inputs, ...taking(null, 8, 8, 3).inputs] },
    ],
    ['four channels', taking(null, 8, 8, 4)],
  ])('finds none for a network of %s', (_, model) => {
    expect(findPreprocessing(model)).toBeUndefined();
  });
});
