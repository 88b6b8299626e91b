import { describe, expect, it } from 'vitest';
import { nearestNames } from '../src/index.js';

describe('nearestNames', () => {
  it('finds a name that lacks a character', () => {
    const names = ['conv_pw_1_relu', 'conv_pw_11', 'conv_pw_12_relu', 'conv_pw_11_relu'];
    expect(nearestNames('conv_pw_11_rel', names, 2)).toEqual(['conv_pw_11_relu', 'conv_pw_1_relu']);
  });

  it('prefers names that contain the given one, whatever their case', () => {
    expect(nearestNames('CAT', ['bat', 'Egyptian cat', 'tabby, tabby cat'], 2)).toEqual([
      'Egyptian cat',
      'tabby, tabby cat',
    ]);
  });

  it('prefers names that end in the word, then those with the word, to those that only contain its letters', () => {
    const names = ['polecat', 'catamaran', 'cat bear', 'tiger_cat', 'Egyptian cat', 'cot'];
    expect(nearestNames('cat', names, 5)).toEqual([
      'tiger_cat',
      'Egyptian cat',
      'cat bear',
      'polecat',
      'catamaran',
    ]);
    expect(nearestNames('egyptian', names, 1)).toEqual(['Egyptian cat']);
  });

  it('keeps the order of names that end in the word, the shorter ones first', () => {
    const names = ['big old cat', 'tabby cat', 'Persian cat', 'Egyptian cat', 'bear cat'];
    expect(nearestNames('cat', names, 4)).toEqual(names.slice(1));
  });

  it('gives each name once and no more than asked for', () => {
    expect(nearestNames('relu', ['relu1', 'relu1', 'relu2', 'pool'], 5)).toEqual([
      'relu1',
      'relu2',
      'pool',
    ]);
    expect(nearestNames('relu', ['relu1'], 0)).toEqual([]);
    expect(nearestNames('relu', [], 3)).toEqual([]);
  });
});
