import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { settlePreprocessing, type OpenedModel } from '../../../src/index.js';
import { openModel } from '../../../src/node/index.js';
import { inputScale, type WalkedModel } from '../../../src/open/knowledge/input-scale.js';
import { zooFolder } from '../zoo-files.js';

beforeAll(() => setBackend('cpu'));

const rangeOf = ({ findings }: Pick<OpenedModel, 'findings'>) =>
  findings.find(({ about }) => about === 'range');

describe('a network that scales its input', () => {
  // The layers are x / 127.5 - 1, and the mean 120 with the variance 1000.
  it.each(['rescaling', 'rescaling-keras3', 'normalization', 'augmentation'])(
    'gets bytes, as a layers model and as a graph: %s',
    async (net) => {
      for (const format of ['layers', 'graph'] as const) {
        const opened = await openModel(zooFolder(net, format));
        expect(opened.preprocessing?.pixelRange).toEqual([0, 255]);
        expect(rangeOf(opened)).toEqual({
          about: 'range',
          from: 'model',
          text: 'The range is 0 to 255, as the network scales its input itself.',
        });
        opened.dispose();
      }
    },
  );

  it('is walked through models inside, up to the first layer that does more', () => {
    const inside = tfl.sequential({
      layers: [tfl.layers.rescaling({ scale: 2, offset: -1, inputShape: [4, 4, 3] })],
    });
    const conv = tfl.layers.conv2d({ filters: 1, kernelSize: 1 });
    const model = tfl.sequential({
      layers: [
        inside,
        tfl.layers.rescaling({ scale: 3 }),
        conv,
        tfl.layers.rescaling({ scale: 5 }),
      ],
    });
    // Border to tfjs-layers: what is walked is not public.
    expect(inputScale(model as unknown as WalkedModel)).toEqual({ multiplied: 6, added: -3 });
    model.dispose();
  });

  it('counts after what the caller says', async () => {
    const opened = await openModel(zooFolder('rescaling', 'layers'), { preprocessing: '0..1' });
    expect(opened.preprocessing?.pixelRange).toEqual([0, 1]);
    expect(rangeOf(opened)?.from).toBe('option');
    opened.dispose();
  });
});

describe('settlePreprocessing', () => {
  const white = { width: 2, height: 2, data: new Uint8ClampedArray(16).fill(255) };

  /** Two classes whose logits are the brightest number of the input, times what is given, and 0. */
  function opened(slope: number): OpenedModel {
    const kernel = tfl.initializers.constant({ value: slope });
    const model = tfl.sequential({
      layers: [
        tfl.layers.globalMaxPooling2d({ inputShape: [2, 2, 1], dataFormat: 'channelsLast' }),
        tfl.layers.dense({ units: 1, kernelInitializer: kernel, useBias: false }),
      ],
    });
    const zero = tfl.layers.dense({ units: 1, kernelInitializer: 'zeros', useBias: false });
    const two = tfl.model({
      inputs: model.inputs,
      // Border to tfjs-layers: merging two tensors gives one.
      outputs: tfl.layers
        .concatenate()
        .apply([
          model.outputs[0],
          zero.apply(model.outputs[0] ?? []),
        ] as tfl.SymbolicTensor[]) as tfl.SymbolicTensor,
    });
    return {
      // Border to tfjs-layers: a model is one of the kind that core takes.
      model: two,
      format: 'layers',
      title: 'Light',
      classNames: undefined,
      preprocessing: {
        inputSize: { width: 2, height: 2 },
        pixelRange: [-1, 1],
        channelOrder: 'rgb',
        channels: 1,
      },
      findings: [
        { about: 'format', from: 'model', text: 'Layers.' },
        { about: 'range', from: 'assumed', text: 'Assumed.' },
      ],
      hash: undefined,
      dispose: () => two.dispose(),
    };
  }

  it('takes the conversion with which the prediction is much the surest, and says so', async () => {
    const before = opened(0.01);
    const tensors = memory().numTensors;
    const settled = await settlePreprocessing(before, white);
    expect(memory().numTensors).toBe(tensors);
    expect(settled.preprocessing?.pixelRange).toEqual([0, 255]);
    // 1 / (1 + e^-2.55) is 93 %, 1 / (1 + e^-0.01) is 50 %.
    expect(rangeOf(settled)?.text).toMatch(
      /^The range 0 to 255 is assumed, as .* surest with it: 93 %, where it is 50 % with -1 to 1; name/,
    );
    expect(settled.findings.map(({ about }) => about)).toEqual(['format', 'range']);
    expect(settled.model).toBe(before.model);
    before.dispose();
  });

  it.each([
    {},
    { model: {}, findings: [] },
    { model: { predict: () => 1 }, findings: [null] },
    { model: { predict: () => 1 }, findings: [], preprocessing: null },
  ])('refuses %j in place of an opened model', async (value) => {
    // A program without types may give anything.
    await expect(settlePreprocessing(value as never, white)).rejects.toThrow(
      /^settlePreprocessing: this is not an opened model/,
    );
  });

  it('gives a model whose prediction fails back as it is', async () => {
    const whole = opened(1);
    const fails = () => {
      throw new Error('another size');
    };
    // Border to tfjs-layers: only its prediction is asked for.
    const before = { ...whole, model: { predict: fails } as never };
    const tensors = memory().numTensors;
    expect(await settlePreprocessing(before, white)).toBe(before);
    expect(memory().numTensors).toBe(tensors);
    whole.dispose();
  });

  it('keeps the assumed one where no other is much surer, and leaves what is known', async () => {
    const before = opened(3);
    const settled = await settlePreprocessing(before, white);
    expect(settled.preprocessing).toEqual(before.preprocessing);
    expect(rangeOf(settled)?.text).toMatch(/^The range -1 to 1 is assumed, and none of 3 others/);
    const known = { ...before, findings: before.findings.slice(0, 1) };
    expect(await settlePreprocessing(known, white)).toBe(known);
    before.dispose();
  });
});
