import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { getKernel, mean, memory, relu, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  averagedMap,
  createExplainer,
  deepFeatureFactorization,
  fuseLayers,
  gradCAM,
  type Pacing,
  type Progress,
} from '../../src/index.js';
import { ablationCamMethod, reciproCamMethod, scoreCamMethod } from '../../src/methods.js';
import { networkFromFunctions } from '../../src/network/index.js';
import { pause } from '../../src/pace/pause.js';

/** Five channels, whose means are the scores. */
const network = networkFromFunctions({
  input: { name: 'input', shape: [null, 2, 3, 5], dtype: 'float32' },
  trunk: (x) => relu(x),
  head: (activations) => mean(activations, [1, 2]),
});

let x: Tensor;
beforeAll(() => {
  x = tensor(
    Array.from({ length: 30 }, (_, at) => ((at * 7) % 11) + 1),
    [2, 3, 5],
  );
});
afterAll(() => {
  x.dispose();
});

async function toldBy(call: (pacing: Pacing) => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  await call({
    onProgress: ({ stage, done, total }: Progress) => told.push(`${stage} ${done}/${total}`),
  });
  return told;
}

describe('the steps of a call', () => {
  it('are the batches of channels of each picture', async () => {
    const method = scoreCamMethod({ batchSize: 2 });
    const told = await toldBy(async (pacing) => {
      (await gradCAM(network, x, [0, 1], { method, ...pacing })).scoreMap.dispose();
    });
    // Five channels, two at once, for two classes.
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((done) => `score-cam ${done}/6`));
  });

  it.each([
    ['ablation-cam', ablationCamMethod({ batchSize: 4 }), 2],
    ['recipro-cam', reciproCamMethod({ batchSize: 4 }), 2],
  ] as const)('are the batches of %s', async (name, method, total) => {
    const told = await toldBy(async (pacing) => {
      (await gradCAM(network, x, 0, { method, ...pacing })).scoreMap.dispose();
    });
    expect(told).toEqual([1, 2].map((done) => `${name} ${done}/${total}`));
  });

  it('are those of all changes of an averaged map', async () => {
    const explainer = await createExplainer(network, {
      method: ablationCamMethod({ batchSize: 3 }),
    });
    const told = await toldBy(async (pacing) => {
      (await averagedMap(explainer, x, 0, { factors: [1, 2], ...pacing })).dispose();
    });
    expect(told).toEqual([1, 2, 3, 4].map((done) => `ablation-cam ${done}/4`));
  });

  it('end with the last iteration of a factorisation, however early it settles', async () => {
    const told = await toldBy(async (pacing) => {
      const options = { concepts: 1, iterations: 1000, ...pacing };
      const { conceptMaps, concepts, conceptScores } = await deepFeatureFactorization(
        network,
        x,
        options,
      );
      for (const each of [conceptMaps, concepts, conceptScores]) each?.dispose();
    });
    expect(told[0]).toBe('deep-feature-factorization 1/1000');
    expect(told[told.length - 1]).toBe('deep-feature-factorization 1000/1000');
    expect(told.length).toBeLessThan(1000);
  });

  it('are told to the explainer’s own listener where a call has none', async () => {
    const told: Progress[] = [];
    const explainer = await createExplainer(network, {
      onProgress: (progress) => told.push(progress),
    });
    (await explainer.explain(x, 0)).scoreMap.dispose();
    expect(told).toEqual([{ stage: 'grad-cam', done: 1, total: 1 }]);
  });
});

describe('the event loop', () => {
  it('gets its turn among the passes of an averaged map, so that a timer can end it', async () => {
    const before = memory().numTensors;
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 50);
    const explainer = await createExplainer(network);
    // Some seconds of passes, so that this fails, and does not hang, where there is no turn.
    const noise = { passes: 5e3, deviation: 0.1 };
    const call = averagedMap(explainer, x, 0, { noise, signal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(memory().numTensors).toBe(before);
  });

  it('sees the backend’s own kernels between the steps', async () => {
    const own = getKernel('Relu', 'cpu');
    const seen: boolean[] = [];
    const method = scoreCamMethod({ batchSize: 1 });
    const onProgress = async () => {
      await wait(20);
      seen.push(getKernel('Relu', 'cpu') === own);
    };
    (await gradCAM(network, x, 0, { method, onProgress })).scoreMap.dispose();
    expect(seen).toEqual([true, true, true, true, true]);
  });

  it.each(['setImmediate', 'MessageChannel'])('gets its turn without %s', async (missing) => {
    const had = Reflect.get(globalThis, missing) as unknown;
    Reflect.deleteProperty(globalThis, missing);
    try {
      const ended: boolean[] = [];
      const timer = wait(30).then(() => ended.push(true));
      // Promises alone would keep the timer waiting for ever.
      for (let count = 0; ended.length === 0 && count < 1e6; count += 1) await pause({});
      expect(ended).toEqual([true]);
      await timer;
    } finally {
      Reflect.set(globalThis, missing, had);
    }
  });

  it('gets its turn also where there are no channels', async () => {
    const { MessageChannel, setImmediate } = globalThis;
    Reflect.deleteProperty(globalThis, 'MessageChannel');
    Reflect.deleteProperty(globalThis, 'setImmediate');
    try {
      await wait(20);
      let turns = 0;
      setTimeout(() => (turns += 1));
      await pause({});
      expect(turns).toBe(1);
    } finally {
      globalThis.MessageChannel = MessageChannel;
      globalThis.setImmediate = setImmediate;
    }
  });
});

describe('a signal or a listener that is not one', () => {
  it.each([
    [{ signal: 1 }, /^gradCAM: the option signal is not one, got the number 1, expected/],
    [{ signal: { aborted: true } }, /^gradCAM: the option signal is not one/],
    [{ onProgress: 'bar' }, /^gradCAM: the option onProgress is not one, got the string "bar"/],
  ])('is refused with a sentence: %o', async (options, message) => {
    // A program without types.
    const wrong = options as unknown as Pacing;
    await expect(gradCAM(network, x, 0, wrong)).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message: expect.stringMatching(message) as string,
    });
  });

  it('is refused by fuseLayers and an explainer, too', async () => {
    const wrong = { signal: 1 } as unknown as Pacing;
    const explainer = await createExplainer(network);
    await expect(explainer.explain(x, 0, wrong)).rejects.toThrow(/option signal is not one/);
    await expect(averagedMap(explainer, x, 0, wrong)).rejects.toThrow(/option signal is not one/);
    const layers = { featureLayers: ['a', 'b'], ...wrong };
    await expect(fuseLayers(network, x, 0, layers)).rejects.toThrow(/option signal is not one/);
  });
});
