import { gradCAM } from '@gradcam/core';
import type { TfjsModel } from '@gradcam/models';
import { expect } from 'vitest';
import { relativeDifference, withoutLeak } from '../../src/index.js';
import { inputsOfNet } from './inputs-of-net.js';
import type { ZooFormat, ZooNet, ZooOutcome } from './zoo-net.js';
import type { ZooPlace } from './zoo-place.js';

/**
 * Checks that a net comes out as its reference says: the expert's layers and the map of float64, or the sentence why not.
 *
 * @param place Where the zoo is.
 * @param name The net.
 * @param format Which of its two files.
 * @param tolerance How far the map may be off, relative to its maximum.
 * @returns The difference from float64; undefined where there is no map to compare.
 */
export async function checkZooNet(
  place: ZooPlace,
  name: string,
  format: ZooFormat,
  tolerance: number,
): Promise<number | undefined> {
  const net = await place.readReference(name);
  const outcome = net.formats[format];
  if ('absent' in outcome) return undefined;
  const run = async () => {
    const model = await place.loadNet(name, format);
    try {
      return await withoutLeak(() => checkMap(model, net, outcome, tolerance));
    } finally {
      model.dispose();
    }
  };
  if (!('code' in outcome)) return run();
  await expect(run()).rejects.toMatchObject({
    code: outcome.code,
    message: expect.stringContaining(outcome.message) as string,
  });
  return undefined;
}

async function checkMap(
  model: TfjsModel,
  net: ZooNet,
  outcome: ZooOutcome,
  tolerance: number,
): Promise<number> {
  const inputs = inputsOfNet(model, net);
  try {
    const x = inputs.length === 1 ? inputs.slice(0, 1)[0] : inputs;
    if (x === undefined) throw new Error('a net without inputs');
    const { scoreMap, featureLayer, reductionLayer, explained } = await gradCAM(
      model,
      x,
      net.target,
      { outputUpsampling: 'none' },
    );
    const values = await scoreMap.data();
    scoreMap.dispose();
    if ('feature' in outcome) {
      expect(featureLayer).toBe(outcome.feature);
      expect(outcome.reductions).toContain(reductionLayer);
    }
    expect(explained[0]?.classIndex).toBe(net.class);
    expect(relativeDifference([explained[0]?.score ?? NaN], [net.score])).toBeLessThan(tolerance);
    expect(scoreMap.shape).toEqual([1, ...net.map.shape]);
    const difference = relativeDifference(values, net.map.values);
    expect(difference).toBeLessThanOrEqual(tolerance);
    return difference;
  } finally {
    for (const input of inputs) input.dispose();
  }
}
