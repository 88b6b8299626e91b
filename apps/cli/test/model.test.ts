import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { preprocessings } from '@gradcam/models';
import { describe, expect, it } from 'vitest';
import { checkModel } from '../src/arguments/check/check-model.js';
import { readRequest } from '../src/arguments/read-request.js';
import type { ModelArguments } from '../src/arguments/request.js';
import { prepareTask } from '../src/commands/prepare-task.js';
import { chooseAdapter } from '../src/model/choose-adapter.js';
import { ownNetwork } from '../src/model/own-network.js';
import { preprocessingOf } from '../src/model/preprocessing-of.js';
import { inFlags } from '../src/output/in-flags.js';

const fail = (sentence: string) => {
  throw new Error(sentence);
};

function given(...words: string[]): ModelArguments {
  const request = readRequest(['layers', ...words]);
  if (request.command !== 'layers') throw new Error(`got ${request.command}`);
  return request.given;
}

describe('preprocessingOf', () => {
  it('says nothing of what is not given', () => {
    expect(preprocessingOf(given())).toEqual({});
  });

  it('takes a name, of which options replace parts', () => {
    const { torch } = preprocessings;
    expect(preprocessingOf(given('--preprocessing', 'torch'))).toEqual(torch);
    const words = ['--range', '-1,1', '--channel-order', 'bgr', '--fit', 'cover'];
    expect(preprocessingOf(given('--preprocessing', 'torch', ...words))).toEqual({
      ...torch,
      ...{ pixelRange: [-1, 1], channelOrder: 'bgr', fit: 'cover' },
    });
  });

  it('reads ranges, sizes and numbers for each channel', () => {
    expect(preprocessingOf(given('--range', '0..255', '--size', '320x240'))).toEqual({
      pixelRange: [0, 255],
      inputSize: { width: 320, height: 240 },
    });
    expect(preprocessingOf(given('--size', '96'))).toEqual({
      inputSize: { width: 96, height: 96 },
    });
    expect(preprocessingOf(given('--mean', '0.5, -1,2e1', '--deviation', '3'))).toEqual({
      mean: [0.5, -1, 20],
      deviation: [3],
    });
  });

  it.each([
    ['--range', '1'],
    ['--range', '0,1,2'],
    ['--range', '0,'],
    ['--mean', 'a,b'],
    ['--size', '0'],
    ['--size', '12x'],
    ['--fit', 'crop'],
  ])('refuses %s %s', (option, value) => {
    expect(() => given(option, value)).toThrow(new RegExp(`argument '${value}' is invalid`));
  });
});

describe('checkModel', () => {
  it('takes an id, a path and an address', () => {
    for (const model of ['mobilenet-v1', tmpdir(), 'https://example.org/model.json'])
      expect(() => {
        checkModel(given('-m', model));
      }).not.toThrow();
  });

  it('refuses what is none of them, and class names for a network that has its own', () => {
    expect(() => {
      checkModel(given('-m', 'mobilenet-v11'));
    }).toThrow(
      /the model "mobilenet-v11" is unknown, expected one of mobilenet-v1, .*; the nearest is mobilenet-v1\./,
    );
    expect(() => {
      checkModel(given('--labels', 'names.txt'));
    }).toThrow(/--labels is for your own model, got names\.txt for mobilenet-v1/);
    expect(() => {
      checkModel(given('--size', '32x16'));
    }).toThrow(/--size is for your own model, got 32x16 for mobilenet-v1, whose size is known/);
  });

  it('refuses a path to a model or to class names where there is nothing', () => {
    for (const path of ['./nowhere', 'nowhere/model.json', 'nowhere.zip', 'nowhere.onnx'])
      expect(() => {
        checkModel(given('-m', path));
      }).toThrow(
        `there is no model at "${path}", expected a folder with model.json or an .onnx file`,
      );
    expect(() => {
      checkModel(given('-m', tmpdir(), '--labels', 'nowhere.txt'));
    }).toThrow('there are no class names at "nowhere.txt", expected a txt, json or csv file');
  });

  it.each([
    ['-m', 'https://example.org/model.json'],
    ['-m', tmpdir(), '--labels', 'HTTP://example.org/names.txt'],
    ['a.png', 'https://example.org/b.png'],
  ])('fetches nothing that %j names with --offline', async (...words) => {
    const request = readRequest([...words, '--offline']);
    const done = prepareTask(request, {
      ...{ print: fail, say: fail, fail, progress: fail, live: fail },
      isLive: false,
    });
    await expect(done).rejects.toMatchObject({
      code: 'BAD_OPTION',
      sentence: expect.stringMatching(
        /^--offline takes what is on this machine, got https?:\/\/example\.org\/.*; download it/i,
      ) as string,
    });
  });
});

it('names its own options in what it finds out about a network, on the screen and in JSON', async () => {
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  const silence = () => undefined;
  const terminal = {
    ...{ print: say, say, fail: say },
    ...{ progress: silence, live: silence, isLive: false },
  };
  await chooseAdapter('wasm', () => undefined);
  const net = new URL('../../../packages/testing/nets/zoo/sequential/layers', import.meta.url);
  const { findings, dispose } = await ownNetwork({ model: fileURLToPath(net) }, terminal);
  dispose();
  expect(said).toContain('The range -1 to 1 is assumed; name another with --preprocessing.');
  expect(findings.map(({ text }) => text)).toEqual(said);
});

it("names an option of the library as the command's", () => {
  expect(inFlags("the map is zero; sign: 'negative' shows the rest.")).toBe(
    'the map is zero; --sign negative shows the rest.',
  );
  expect(inFlags("Name another than 'reductionLayer' as reductionLayer.")).toBe(
    "Name another than 'reductionLayer' as --reduction-layer.",
  );
  expect(inFlags('give options.classNames, or the class index.')).toBe(
    'give --labels, or the class index.',
  );
  expect(inFlags('name another with the option preprocessing.')).toBe(
    'name another with --preprocessing.',
  );
  const install = 'install it with npm install onnxruntime-node';
  expect(inFlags(`${install}, or give its module as the option runtime.`)).toBe(`${install}.`);
});
