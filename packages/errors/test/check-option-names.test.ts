import { expect, it } from 'vitest';
import { checkOptionNames } from '../src/index.js';

const names = { featureLayer: true, method: true, score: true, sign: true } as const;

it('refuses an option that does not exist, with the nearest names', () => {
  expect(() => {
    checkOptionNames({ method: 1, featurelayer: 'conv' }, names);
  }).toThrow(/^there is no option "featurelayer"; the nearest names are "featureLayer", /);
  expect(() => {
    checkOptionNames({ toString: 1 }, names);
  }).toThrow('there is no option "toString"');
});

it('refuses what is not an object', () => {
  for (const [options, got] of [
    [null, 'null'],
    [[], 'a list'],
    ['logit', 'string'],
    [7, 'number'],
  ] as const) {
    expect(() => {
      checkOptionNames(options, names);
    }).toThrow(
      `the options are not an object, got ${got}, expected { featureLayer, method, score, … }`,
    );
  }
});

it('takes known options, and none', () => {
  checkOptionNames(undefined, names);
  checkOptionNames({}, names);
  checkOptionNames({ method: undefined, sign: 'signed' }, names);
});
