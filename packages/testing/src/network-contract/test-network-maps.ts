import { gradCAM } from '@gradcam/core';
import type { AsyncMethod } from '@gradcam/core/methods';
import {
  add,
  dispose,
  mul,
  reverse,
  stack,
  sum,
  tidy,
  zeros,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { noise } from '../assertions/expect-gradient.js';
import { expectMap, relativeDifference } from '../assertions/expect-map.js';
import { recordDifference } from '../assertions/record-difference.js';
import { named } from '../report/test-id.js';
import { expectedNumbers } from './expected-numbers.js';
import type { NetworkContract } from './network-contract.js';
import { withNetwork } from './with-network.js';

/** Directions in which the head is tried, and how far, relative to the activations' size. */
const directions = [0, 101, 202, 303];
const step = 1 / 128;
/** The precision of differences in float32. */
const ofDifferences = 1e-2;

/**
 * Tests the maps of a network: against its reference, by central differences, in batches, for several classes.
 *
 * @param contract The backend and its tolerance.
 */
export function testNetworkMaps(contract: NetworkContract): void {
  const { tolerance, reference } = contract;
  const { classIndex } = reference;
  const options = { outputUpsampling: 'none' } as const;

  describe('its map', { meta: { part: 'map' } }, () => {
    it('is that of the reference', named('reference'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const { map } = await expectedNumbers(reference, inputs);
        const { scoreMap } = await gradCAM(network, inputs, classIndex, options);
        await expectMap(scoreMap, map.shape, map.values, tolerance);
      }),
    );

    it('comes from gradients that agree with central differences', named('gradient'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const slopes: { readonly found: number; readonly expected: number }[] = [];
        const method = slopesMethod((found, expected) => slopes.push({ found, expected }));
        const { scoreMap } = await gradCAM(network, inputs, classIndex, { ...options, method });
        scoreMap.dispose();
        const expected = slopes.map((slope) => slope.expected);
        expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0);
        const difference = relativeDifference(
          slopes.map(({ found }) => found),
          expected,
        );
        const allowed = Math.max(tolerance, ofDifferences);
        recordDifference(difference, allowed);
        expect(difference).toBeLessThanOrEqual(allowed);
      }),
    );

    it('is in a batch what it is alone', named('batch'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const others = inputs.map(anotherInput);
        const batches = inputs.map((input, index) => stack([input, others[index] ?? input]));
        const alone: number[] = [];
        for (const each of [inputs, others]) {
          const { scoreMap } = await gradCAM(network, each, classIndex, options);
          alone.push(...(await scoreMap.data()));
          scoreMap.dispose();
        }
        const { scoreMap } = await gradCAM(network, batches, classIndex, options);
        await expectMap(scoreMap, [2, ...scoreMap.shape.slice(1)], alone, tolerance);
        dispose([...others, ...batches]);
      }),
    );

    it('is the same for each class of a list, whatever passes by the cut', named('list'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const { map } = await expectedNumbers(reference, inputs);
        const { scoreMap } = await gradCAM(network, inputs, [classIndex, classIndex], options);
        const both = [...map.values, ...map.values];
        await expectMap(scoreMap, [2, ...map.shape], both, tolerance);
      }),
    );

    it('is the same many times, also at the same time', named('many-times'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const { map } = await expectedNumbers(reference, inputs);
        const explain = () => gradCAM(network, inputs, classIndex, options);
        const results = [
          await explain(),
          ...(await Promise.all([explain(), explain(), explain()])),
        ];
        for (const { scoreMap } of results)
          await expectMap(scoreMap, map.shape, map.values, tolerance);
      }),
    );
  });
}

/** The other way round, and half as large where it need not be whole. */
function anotherInput(input: Tensor): Tensor {
  return tidy(() => {
    const reversed = reverse(input);
    return input.dtype === 'float32' ? mul(reversed, 0.5) : reversed;
  });
}

/** Tells the slope of the score in some directions: by its gradient, and by a difference of two scores. */
function slopesMethod(tell: (found: number, expected: number) => void): AsyncMethod {
  return {
    name: 'slopes',
    run: async ({ activations, gradients }, { scoresForActivations }) => {
      const size = await valueOf(() => sum(mul(activations, activations)));
      const length = step * Math.sqrt(size / activations.size);
      for (const start of directions) {
        const direction = (shape: readonly number[]): Tensor => noise(shape, start);
        const found = await valueOf(() => sum(mul(gradients, direction(gradients.shape))));
        const scoreAt = (distance: number) =>
          valueOf(() =>
            scoresForActivations(0, (at) => add(at, mul(direction(at.shape), distance))),
          );
        const rise = (await scoreAt(length)) - (await scoreAt(-length));
        tell(found, rise / (2 * length));
      }
      return zeros(activations.shape.slice(0, -1));
    },
  };
}

async function valueOf(compute: () => Tensor): Promise<number> {
  const result = tidy(compute);
  const [value = NaN] = await result.data();
  result.dispose();
  return value;
}
