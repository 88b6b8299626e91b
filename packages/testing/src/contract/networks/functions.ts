import { gradCAM, guidedBackpropagation } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import { add, mean, mul, ones, relu, slice, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const picture = { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' } as const;
const options = { outputUpsampling: 'none' } as const;

/**
 * Tests networks made by hand, for other engines and for models that are neither a layers model nor a graph model.
 *
 * @param contract The backend and its tolerance.
 */
export function testFunctions({ tolerance }: Contract): void {
  describe('a network of functions', () => {
    it('has its channels first where it says so', named('channels-first'), () =>
      withNet(
        () =>
          networkFromFunctions({
            inputs: [{ name: 'image', shape: [null, 1, 2, 3], dtype: 'float32' }],
            dataFormat: 'channelsFirst',
            trunk: (x) => mul(x, tensor([1, 4], [2, 1, 1])),
            head: (a) => sum(mul(mean(a, [2, 3]), tensor([6, 12])), 1, true),
          }),
        () => tensor([1, 2, 3, 4, 5, 6], [1, 2, 3]),
        async ({ map }) => {
          // Two channels, x and 4 x, weighted by 1 and 2 at each of 2 x 3 places.
          const { scoreMap } = await map(0);
          await expectMap(scoreMap, [2, 3], [9, 18, 27, 36, 45, 54], tolerance);
        },
      ),
    );

    it(
      'refuses an input and activations that look as if their channels came first, where it does not say so',
      named('unclear-channels'),
      () =>
        withoutLeak(async () => {
          const first = { name: 'image', shape: [null, 3, 8, 8], dtype: 'float32' } as const;
          const trunk = (x: Tensor) => x.clone();
          const head = (a: Tensor) => sum(a, [2, 3]);
          expect(() => networkFromFunctions({ inputs: [first], trunk, head })).toThrow(
            /networkFromFunctions: where the channels are is not clear, got an input "image" of \[\?, 3, 8, 8\]/,
          );
          const network = networkFromFunctions({
            input: { ...picture, shape: [null, 8, 8, 1] },
            trunk: () => ones([1, 16, 4, 4]),
            head,
          });
          const x = ones([8, 8, 1]);
          await expectCode(
            () => gradCAM(network, x, 0),
            'BAD_OPTION',
            /got activations of \[1, 16, 4, 4\] without dataFormat/,
          );
          x.dispose();
        }),
    );

    it(
      'takes a trunk that is asynchronous, and what passes by it',
      named('asynchronous-trunk'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              inputs: [picture],
              trunk: async (x) => {
                // Made before the first wait, and used after it.
                const active = relu(x);
                await active.data();
                return active;
              },
              bypass: (x) => Promise.resolve([mul(x, 10)]),
              head: (a, [beside]) => sum(mul(a, beside ?? a), [1, 2]),
            }),
          () => tensor([-1, 2, 3, 4], [2, 2, 1]),
          async ({ model: network, x, map }) => {
            // The slope is 10 x, and its mean over -1 2 3 4 is 20.
            const { scoreMap, explained } = await map(0, options);
            expect(explained[0]?.score).toBeCloseTo(290, 2);
            await expectMap(scoreMap, [2, 2], [0, 40, 60, 80], tolerance);
            await expectCode(
              () => guidedBackpropagation(network, x, 0),
              'MODEL_UNSUPPORTED',
              /the input itself cannot be explained, got an asynchronous trunk/,
            );
          },
        ),
    );

    it(
      'takes several inputs, and a trunk that gives what passes by it',
      named('several-inputs'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              inputs: [picture, { name: 'factor', shape: [null, 1], dtype: 'float32' }],
              trunk: (x, factor) => ({ activations: x, bypass: [factor] }),
              head: (a, [factor]) => mul(sum(a, [1, 2]), factor ?? 1),
            }),
          () => [tensor([1, 2, 3, 4], [2, 2, 1]), tensor([3])],
          async ({ model: network, x, map }) => {
            const { scoreMap } = await map(0, options);
            await expectMap(scoreMap, [2, 2], [3, 6, 9, 12], tolerance);
            const gradient = await guidedBackpropagation(network, x, 0);
            await expectMap(gradient, [2, 2, 1], [3, 3, 3, 3], tolerance);
          },
        ),
    );

    it('frees what a trunk leaves, also one that fails', named('frees'), () =>
      withNet(
        () =>
          networkFromFunctions({
            input: picture,
            trunk: (x) => slice(add(x, 0), [0, 0, 0, 0]),
            head: (a) => sum(a, [1, 2]),
          }),
        () => tensor([1, 2, 3, 4], [2, 2, 1]),
        async ({ x, map }) => {
          const failing = networkFromFunctions({
            input: picture,
            trunk: (x) => {
              const more = add(x, 1);
              if (more.shape.length === 4) throw new RangeError('not today');
              return more;
            },
            head: (a) => sum(a, [1, 2]),
          });
          await expect(gradCAM(failing, x, 0)).rejects.toThrow(/not today/);
          const { scoreMap } = await map(0, options);
          await expectMap(scoreMap, [2, 2], [1, 2, 3, 4], tolerance);
        },
      ),
    );

    it('must have inputs, and one way of naming them', named('inputs-named'), () => {
      const halves = { trunk: (x: Tensor) => x.clone(), head: (a: Tensor) => sum(a, [1, 2]) };
      expect(() => networkFromFunctions(halves)).toThrow(/got neither input nor inputs/);
      expect(() => networkFromFunctions({ ...halves, inputs: [] })).toThrow(/got an empty list/);
      expect(() => networkFromFunctions({ ...halves, input: picture, inputs: [picture] })).toThrow(
        /got both input and inputs/,
      );
    });
  });
}
