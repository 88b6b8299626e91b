import { createExplainer } from '@gradcam/core';
import { describe, expect, it } from 'vitest';
import { relativeDifference } from '../assertions/expect-map.js';
import { recordDifference } from '../assertions/record-difference.js';
import { named } from '../report/test-id.js';
import { expectedNumbers } from './expected-numbers.js';
import type { NetworkContract } from './network-contract.js';
import { scoresThrough, withNetwork } from './with-network.js';

/**
 * Tests the two halves of a network: their shapes, that they score what the network predicts, and who owns their tensors.
 *
 * @param contract The backend and its tolerance.
 */
export function testNetworkCuts(contract: NetworkContract): void {
  const { tolerance, reference } = contract;
  const expectScores = (found: ArrayLike<number>, expected: ArrayLike<number>) => {
    const difference = relativeDifference(found, expected);
    recordDifference(difference, tolerance);
    expect(difference).toBeLessThanOrEqual(tolerance);
  };

  describe('its cut', { meta: { part: 'cut' } }, () => {
    it('gives activations with a batch axis, space and channels', named('shapes'), () =>
      withNetwork(contract, async ({ batches, cut }) => {
        const halves = await cut();
        const { activations, bypass } = await halves.trunk(batches);
        expect(activations.shape[0]).toBe(1);
        expect(activations.rank).toBeGreaterThanOrEqual(3);
        for (const each of [activations, ...bypass]) each.dispose();
      }),
    );

    it('scores what the network predicts', named('prediction'), () =>
      withNetwork(contract, async ({ network, inputs, batches, cut }) => {
        const { values, shape } = await scoresThrough(await cut(), batches);
        expect(shape[0]).toBe(1);
        expectScores(values, (await expectedNumbers(reference, inputs)).output);
        const { reductionLayer } = await createExplainer(network, {
          inputShapes: inputs.map((input) => input.shape),
        });
        const own = await network.predict?.(batches, reductionLayer);
        if (own !== undefined) expectScores(values, await own.data());
        own?.dispose();
      }),
    );

    it('scores the same at every layer where it can be made', named('every-layer'), () =>
      withNetwork(contract, async ({ network, inputs, batches, cut }) => {
        const inputShapes = inputs.map((input) => input.shape);
        const { selection } = await createExplainer(network, { inputShapes });
        const { output } = await expectedNumbers(reference, inputs);
        expect(selection.ranking.length).toBeGreaterThan(0);
        for (const { name } of selection.ranking)
          expectScores((await scoresThrough(await cut(name), batches)).values, output);
      }),
    );

    it('gives tensors of its own, and leaves the inputs to the caller', named('ownership'), () =>
      withNetwork(contract, async ({ batches, cut }) => {
        const halves = await cut();
        for (let time = 0; time < 2; time += 1) {
          const { activations, bypass } = await halves.trunk(batches);
          const given = [activations, ...bypass];
          expect(new Set([...given, ...batches]).size).toBe(given.length + batches.length);
          for (const each of given) each.dispose();
          expect(batches.map(({ isDisposed }) => isDisposed)).toEqual(batches.map(() => false));
        }
      }),
    );
  });
}
