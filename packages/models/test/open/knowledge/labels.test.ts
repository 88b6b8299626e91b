import { describe, expect, it } from 'vitest';
import { parseLabelFile } from '../../../src/open/labels/parse-label-file.js';
import { fittingLabels } from '../../../src/open/labels/fitting-labels.js';

const three = ['tench', 'great white shark', 'cock'];

describe('parseLabelFile', () => {
  it.each([
    ['labels.txt', 'tench\ngreat white shark\r\ncock\n\n'],
    ['labels.txt', '\uFEFF0 tench\n1 great white shark\n2 cock'],
    ['labels.txt', '1: tench\n2: great white shark\n3: cock'],
    ['synsets.txt', 'n01440764 tench\nn01484850 great white shark\nn01514668 cock'],
    ['labels.json', '["tench", "great white shark", "cock"]'],
    ['labels', ' {"2": "cock", "0": "tench", "1": "great white shark"}'],
    ['labels.json', '{"labels": ["tench", "great white shark", "cock"]}'],
    ['classes.json', '[{"name": "tench"}, {"name": "great white shark"}, {"name": "cock"}]'],
    ['class_indices.json', '{"tench": 0, "cock": 2, "great white shark": 1}'],
    [
      'imagenet.json',
      '{"0": ["n1", "tench"], "1": ["n2", "great white shark"], "2": ["n3", "cock"]}',
    ],
    ['labels.csv', 'index,mid,display_name\n0,/m/1,tench\n1,/m/2,"great white shark"\n2,/m/3,cock'],
    ['labels.csv', 'name;id\ncock;2\ntench;0\ngreat white shark;1\n'],
    ['labels.csv', '1,tench\n2,great white shark\n3,cock'],
    ['labels.csv', 'tench\ngreat white shark\ncock\n'],
    ['labels.csv', '"ten"ch\n"great" white shark\n"cock"'],
  ])('reads %s with %j', (name, text) => {
    expect(parseLabelFile(text, name)).toEqual(three);
  });

  it('keeps commas, numbers and quotes that are parts of names', () => {
    expect(parseLabelFile('0,6" ruler\n1,"open\n2,cup', 'a.csv')).toEqual([
      '6" ruler',
      '"open',
      'cup',
    ]);
    expect(parseLabelFile('0 a\u2028b\n1 c', 'labels.txt')).toEqual(['a\u2028b', 'c']);
    expect(parseLabelFile('7 up\n3 musketeers', 'labels.txt')).toEqual(['7 up', '3 musketeers']);
    expect(parseLabelFile('name\n"a, b"\n"say ""x"""', 'a.csv')).toEqual(['a, b', 'say "x"']);
  });

  it.each([
    ['', /holds no class names/],
    ['<!doctype html><p>', /holds no class names/],
    ['[1, 2]', /has no name for the class 0 of 2/],
    ['{"0": "a", "2": "c"}', /has no name for the class 1 of 3/],
    ['{"4294967295": "a"}', /holds no class names/],
    ['["a"', /holds no class names/],
  ])('refuses %j', (text, message) => {
    expect(() => parseLabelFile(text, 'labels.txt')).toThrow(message);
  });

  it.each([
    ['quotes', '"'.repeat(1_000_000)],
    ['commas', ','.repeat(1_000_000)],
    ['blanks', ' '.repeat(1_000_000)],
  ])('reads a million %s at once', (_, text) => {
    // Where every character is looked at once, this takes no time; where each is looked at from each other, hours.
    expect(() => parseLabelFile(`${text}x`, 'labels.csv')).not.toThrow(RangeError);
    const names = parseLabelFile(`0 a\n1${text}x\u2028y`, 'labels.txt');
    expect(names).toHaveLength(2);
  });

  it('reads the longest name that a file may hold', () => {
    const name = 'a""'.repeat(5_000_000);
    expect(parseLabelFile(`"${name}"`, 'labels.csv')).toEqual(['a"'.repeat(5_000_000)]);
  });
});

describe('fittingLabels', () => {
  const thousand = Array.from({ length: 1000 }, (_, index) => `class ${index}`);

  it('puts the background before the 1000 classes of ImageNet where the network has 1001, and says so', () => {
    const { classNames, findings } = fittingLabels(1001, [
      { from: 'model', labelFile: 'labels.json', classNames: thousand },
    ]);
    expect(classNames?.slice(0, 2)).toEqual(['background', 'class 0']);
    expect(findings[0]?.text).toMatch(/"background" is taken for the first/);
  });

  it('takes two names for one unit, and any names where the outputs are not known', () => {
    for (const count of [1, undefined]) {
      const { classNames } = fittingLabels(count, [{ from: 'option', classNames: ['cat', 'dog'] }]);
      expect(classNames).toEqual(['cat', 'dog']);
    }
  });
});
