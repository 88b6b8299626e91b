import * as core from '@gradcam/core';
import * as methods from '@gradcam/core/methods';
import * as options from '@gradcam/core/options';
import * as models from '@gradcam/models';
import * as onnx from '@gradcam/onnx';
import * as render from '@gradcam/render';
import { describe, expect, it } from 'vitest';
import { commandChoices } from '../../../tooling/docs/command-choices.mjs';
import { checkTogether } from '../src/arguments/check/check-together.js';
import { knownChoices } from '../src/arguments/known-choices.js';
import { readRequest } from '../src/arguments/read-request.js';
import type { Arguments } from '../src/arguments/request.js';

function explained(...words: string[]): Arguments {
  const request = readRequest(words);
  if (request.command !== 'explain') throw new Error(`got ${request.command}`);
  return request.given;
}

function printed(...words: string[]): string {
  const request = readRequest(words);
  return request.command === 'print' ? request.text : '';
}

describe('readRequest', () => {
  it('knows the values that the packages list', () => {
    expect(knownChoices).toEqual(commandChoices({ core, options, methods, models, onnx, render }));
  });

  it('explains where no command is named, with defaults', () => {
    expect(explained()).toEqual({
      ...{ pictures: [], method: 'auto', featureLayer: [], model: 'mobilenet-v1' },
      ...{ backend: 'wasm', trunk: 'auto', offline: false, look: 'default', heat: false },
      ...{
        contour: false,
        boxes: false,
        title: true,
        force: false,
        npy: false,
        top: 5,
        json: false,
      },
      quiet: false,
    });
    expect(explained('explain', 'a.jpg')).toEqual(explained('a.jpg'));
  });

  it('takes several pictures, the standard input, and options anywhere', () => {
    const given = explained('a.jpg', '--label', 'tabby', 'b c.png', '-', '-q', '--alpha=0');
    expect(given.pictures).toEqual(['a.jpg', 'b c.png', '-']);
    expect(given).toMatchObject({ label: 'tabby', quiet: true, alpha: 0 });
    expect(explained('--', '--odd.png').pictures).toEqual(['--odd.png']);
  });

  it('takes a class by its index, below zero too, and lists with commas', () => {
    expect(explained('--label', '-1').label).toBe(-1);
    expect(explained('-l', '7').label).toBe(7);
    expect(explained('--feature-layer', 'a, b').featureLayer).toEqual(['a', 'b']);
    expect(explained('--montage', 'grad-cam,layer-cam').montage).toEqual(['grad-cam', 'layer-cam']);
  });

  it('reads the other commands', () => {
    expect(readRequest(['methods'])).toEqual({ command: 'methods' });
    expect(readRequest(['models'])).toEqual({ command: 'models' });
    expect(readRequest(['layers', '-m', 'mobilenet-v1-025'])).toEqual({
      command: 'layers',
      given: { model: 'mobilenet-v1-025', backend: 'wasm', offline: false },
    });
  });

  it('reads what a batch is asked for', () => {
    const request = readRequest(['batch', 'photos', '-o', 'maps', '--maps', 'float16', '--resume']);
    expect(request).toMatchObject({
      command: 'batch',
      given: { input: 'photos', out: 'maps', maps: 'float16', overlays: false, resume: true },
    });
  });

  it('prints its help, in which the options stand once, with their defaults', () => {
    const help = printed('--help');
    expect(help.match(/--feature-layer <NAMES>/g)).toHaveLength(1);
    expect(help).toMatch(/--colormap <NAME> +inferno \(default\), jet/);
    expect(help).toMatch(/^ {2}layers \[options\]/m);
    expect(help).not.toMatch(/\(default: "/);
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(132);
    expect(printed('layers', '-h')).not.toMatch(/--label </);
    expect(printed('photo.jpg', '--help')).toBe(help);
  });

  it('prints the version of its package', () => {
    expect(printed('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [
      'an option that is misspelt',
      ['--lable', 'x'],
      /unknown option '--lable', the nearest of explain are --label and /,
    ],
    [
      'an option by the name that others give it',
      ['evaluate', 'photos', '--layer', 'x'],
      /'--layer', the nearest of evaluate are --feature-layer and --reduction-layer\./,
    ],
    [
      'the same in the plural, in front of its value',
      ['x.jpg', '--layers=x'],
      /'--layers=x', the nearest of explain are --feature-layer and --reduction-layer\./,
    ],
    [
      'an option of another command',
      ['evaluate', 'photos', '--output', 'x'],
      /the nearest of evaluate are (?!--output)/,
    ],
    ['a score', ['--score', 'probability'], /one of output, logit; the nearest is output\./],
    [
      'one of several scores',
      ['evaluate', 'photos', '--score', 'logit,softmax'],
      /one of output, logit; the nearest is output\./,
    ],
    [
      'an option without its value',
      ['--label', '--offline'],
      /--label.*argument '--offline' is invalid/,
    ],
    ['an option that ends the line', ['--method'], /'--method <NAME>' argument missing/],
    ['an option with a value too many', ['--offline=yes'], /unknown option '--offline=yes'/],
    [
      'a colormap',
      ['--colormap', 'rainbow'],
      /'rainbow' is invalid\. Expected one of inferno, jet/,
    ],
    ['a method', ['--method', 'gradcam'], /'gradcam' is invalid\..*; the nearest is grad-cam\./],
    ['a method of a montage', ['--montage', 'grad-cam,cma'], /the nearest is cam\./],
    ['a preset', ['--preset', 'keras'], /Expected one of.*; the nearest is tf-keras-vis/],
    ['a count', ['--channels', 'many'], /'many' is invalid\. Expected a whole number from 1/],
    ['a count of classes', ['--top', '0'], /'0' is invalid/],
    ['an alpha', ['--alpha', '2'], /'2' is invalid\. Expected a number from 0 to 1/],
    ['an alpha that is empty', ['--alpha', ''], /Expected a number from 0 to 1/],
    [
      'numbers of maps',
      ['batch', 'photos', '--maps', 'float64'],
      /one of float32, float16; the nearest is float32\./,
    ],
    ['a batch without its input', ['batch'], /missing required argument 'input'/],
    ['a word behind a command', ['models', 'x'], /too many arguments for 'models'/],
  ])('refuses %s in one sentence that names the help', (_, words, sentence) => {
    expect(() => readRequest(words)).toThrow(sentence);
    expect(() => readRequest(words)).toThrow(/Run gradcam --help for what there is\.$/);
  });
});

describe('checkTogether', () => {
  it.each([
    [
      ['--channels', '8'],
      '--method auto does not run the network for each channel, and has no use for --channels, got 8.',
    ],
    [['--fusion', 'max'], '--method auto needs several feature layers for --fusion, got max.'],
    [
      ['--method', 'full-grad', '--feature-layer', 'relu'],
      '--method full-grad has no feature layer, and no use for --feature-layer, got relu.',
    ],
    [
      ['--montage', 'score-cam,layer-cam', '--channels', '8'],
      '--method layer-cam does not run the network for each channel, and has no use for --channels, got 8.',
    ],
  ])('refuses %j, which has no effect', async (words, message) => {
    await expect(checkTogether(explained(...words))).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message,
    });
  });
});
