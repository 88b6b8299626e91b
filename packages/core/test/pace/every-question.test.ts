import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, Tensor, tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residualNet } from '../../../testing/src/nets/residual-net.js';
import {
  averagedMap,
  checkExplainable,
  createExplainer,
  deepFeatureFactorization,
  explainBy,
  fuseLayers,
  guidedGradCAM,
  type Pacing,
  type Progress,
} from '../../src/index.js';

/** A signal that is aborted when it is asked for the n-th time; how often it was asked. */
function endingAt(question: number, reason: Error) {
  const signal = {
    asked: 0,
    throwIfAborted: () => {
      signal.asked += 1;
      if (signal.asked === question) throw reason;
    },
  };
  return signal;
}

let model: ReturnType<typeof residualNet>;
let x: Tensor;
beforeAll(async () => {
  await setBackend('cpu');
  model = residualNet();
  x = tensor([1, 2, 3, 4], [2, 2, 1]);
});
afterAll(() => {
  model.dispose();
  x.dispose();
});

const featureLayers = ['first', 'branch'];
const calls: readonly (readonly [name: string, call: (pacing: Pacing) => Promise<object>])[] = [
  ['grad-cam', (pacing) => explainBy('grad-cam', model, x, 0, pacing)],
  ['score-cam', (pacing) => explainBy('score-cam', model, x, 0, pacing)],
  ['refine-cam', (pacing) => explainBy('refine-cam', model, x, 0, pacing)],
  ['full-grad', (pacing) => explainBy('full-grad', model, x, 0, pacing)],
  ['guidedGradCAM', (pacing) => guidedGradCAM(model, x, 0, pacing)],
  ['fuseLayers', (pacing) => fuseLayers(model, x, 0, { featureLayers, ...pacing })],
  [
    'deepFeatureFactorization',
    (pacing) => deepFeatureFactorization(model, x, { concepts: 1, iterations: 2, ...pacing }),
  ],
  [
    'averagedMap',
    async (pacing) =>
      averagedMap(await createExplainer(model), x, 0, { factors: [1, 2], ...pacing }),
  ],
  ['createExplainer', (pacing) => createExplainer(model, pacing)],
  ['checkExplainable', (pacing) => checkExplainable(model, pacing)],
];

function free(result: object): void {
  const parts = result instanceof Tensor ? [result] : Object.values(result);
  for (const part of parts) if (part instanceof Tensor) part.dispose();
}

describe('a signal', () => {
  it.each(calls)(
    'ends %s whenever it is asked, with its reason, and nothing is left',
    async (_, call) => {
      free(await call({}));
      const before = memory().numTensors;
      // Words of failures of a device, and of tensors that were freed too early.
      const reason = new Error('out of memory, the view is disposed');
      for (let question = 1; ; question += 1) {
        const signal = endingAt(question, reason);
        const end = await call({ signal }).then(free, (error: unknown) => error);
        expect(memory().numTensors, `at question ${question}`).toBe(before);
        if (signal.asked < question) break;
        expect(end, `at question ${question}`).toBe(reason);
      }
    },
  );

  it('is asked before each layer that RefineCAM tries', async () => {
    const askedBy = async (name: 'refine-cam' | 'grad-cam-plus-plus') => {
      const signal = endingAt(0, new Error('never'));
      free(await explainBy(name, model, x, 0, { signal }));
      return signal.asked;
    };
    const { ranking } = (await createExplainer(model)).selection;
    expect(ranking.length).toBeGreaterThan(1);
    // At the beginning and with the options, and before each layer but the first.
    const more = 2 + ranking.length - 1;
    expect(await askedBy('refine-cam')).toBe((await askedBy('grad-cam-plus-plus')) + more);
  });

  it('of an explainer ends its later calls, but for those with one of their own', async () => {
    const controller = new AbortController();
    const explainer = await createExplainer(model, { signal: controller.signal });
    controller.abort('enough');
    await expect(explainer.explain(x, 0)).rejects.toBe('enough');
    const { signal } = new AbortController();
    free(await explainer.explain(x, 0, { signal }));
  });
});

it('tells an explainer’s own listener of the maps of an average that has none', async () => {
  const told: Progress[] = [];
  const onProgress = (progress: Progress) => told.push(progress);
  const explainer = await createExplainer(model, { onProgress });
  free(await averagedMap(explainer, x, 0, { factors: [1, 2] }));
  expect(told.map(({ done, total }) => `${done}/${total}`)).toEqual(['1/1', '1/1']);
});
