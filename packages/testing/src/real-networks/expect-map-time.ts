import type { Explainer } from '@gradcam/core';
import type { LoadedModel } from '@gradcam/models';
import { expandDims, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { record } from '../report/record.js';

const rounds = 5;

/** A tape over all of MobileNet V1 takes 17 predictions on wasm; small networks are all overhead, and take up to 3. */
const mostPredictions = 8;

/**
 * Times a prediction and a map in turns, so that a busy machine slows both, and notes the medians. A map that tapes the whole
 * network takes many times as long as a prediction; one that tapes its head does not, on the busiest machine.
 *
 * @param loaded The model.
 * @param explainer Of the same model.
 * @param x One input, without a batch axis.
 */
export async function expectMapTime(
  { model }: LoadedModel,
  explainer: Explainer,
  x: Tensor,
): Promise<void> {
  const predict = async () => {
    // Border to tfjs: `predict` is typed for any number of outputs.
    const output = tidy(() => model.predict(expandDims(x, 0)) as Tensor);
    await output.data();
    output.dispose();
  };
  const explain = async () => {
    const { scoreMap } = await explainer.explain(x);
    await scoreMap.data();
    scoreMap.dispose();
  };
  const times: { readonly prediction: number; readonly map: number }[] = [];
  for (let round = 0; round <= rounds; round += 1)
    times.push({ prediction: await milliseconds(predict), map: await milliseconds(explain) });
  // The first compiles what there is to compile.
  const counted = times.slice(1);
  const prediction = median(counted.map((each) => each.prediction));
  const map = median(counted.map((each) => each.map));
  record({ times: { prediction, map } });
  expect(map / prediction).toBeLessThan(mostPredictions);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
