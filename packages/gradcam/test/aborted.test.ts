import '@tensorflow/tfjs-backend-cpu';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../errors/test/serve.js';
import { softmaxNet } from '../../testing/src/nets/two-channel-net.js';
import { explain } from '../src/node.js';
import { inFolder } from './in-folder.js';
import { asBytes, meanNet, picture2x2 } from './made.js';
import { saveModel } from './tasks/save-model.js';

const model = softmaxNet();
const folder = inFolder();
beforeAll(() => saveModel(meanNet(), folder.path('my-model')));
afterAll(() => model.dispose());

it('does nothing under a signal that was aborted before, not even look for the files', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(explain('no-model', 'no-picture.png', { signal })).rejects.toThrow(/^enough$/);
});

it('ends between the steps of a method that takes many, tells them, and frees everything', async () => {
  const before = memory().numTensors;
  for (const source of [model, folder.path('my-model')]) {
    const controller = new AbortController();
    const steps: number[] = [];
    const ended = explain(source, picture2x2, {
      method: 'score-cam',
      preprocessing: asBytes,
      signal: controller.signal,
      onProgress: ({ done }) => {
        steps.push(done);
        controller.abort(new Error('enough'));
      },
    });
    await expect(ended).rejects.toThrow(/^enough$/);
    expect(steps).toEqual([1]);
  }
  expect(memory().numTensors).toBe(before);
});

it('ends while the picture is read', async () => {
  const before = memory().numTensors;
  const controller = new AbortController();
  const ended = explain(model, picture2x2, { preprocessing: asBytes, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(ended).rejects.toThrow(/^enough$/);
  expect(memory().numTensors).toBe(before);
});

it('ends while the picture is fetched', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { address, close } = await serve(() => {
    controller.abort('enough');
  });
  await expect(explain(model, address, { signal })).rejects.toBe('enough');
  close();
});

it('refuses a signal that is not one', async () => {
  // Border to the language: what a program without types may give.
  const signal = 5 as unknown as AbortSignal;
  await expect(explain(model, picture2x2, { signal, preprocessing: asBytes })).rejects.toThrow(
    /^explain: .*signal/,
  );
});
