import {
  eigenSmooth,
  gradCamMethod,
  smoothGradCamPlusPlusMethod,
  type Method,
} from '@gradcam/core/methods';
import type { GradCAMOptions } from '@gradcam/core';
import { sum, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const own = new Error('my own mistake');
const fail = (): never => {
  throw own;
};
const trying = (run: Extract<Method, { run: unknown }>['run']): GradCAMOptions => ({
  method: { name: 'mine', run },
});

/** Options with a function of the user's own that fails. */
const failing: readonly (readonly [name: string, options: GradCAMOptions])[] = [
  ['a method that combines', { method: { name: 'mine', combine: fail } }],
  ['a method that tries', trying(() => Promise.reject(own))],
  ['a method that fails at once', trying(fail)],
  [
    'what a method tries',
    trying((_, { scoresForActivations }) => Promise.resolve(scoresForActivations(0, fail))),
  ],
  ['an input that a method tries', trying((_, { scoresForInputs }) => scoresForInputs(0, fail))],
  ['a copy of a built-in method', { method: { ...gradCamMethod, combine: fail } }],
  [
    'a method that is smoothed',
    { method: eigenSmooth({ name: 'mine', combine: fail, weigh: fail }) },
  ],
  ['the noise of a method', { method: smoothGradCamPlusPlusMethod({ noise: fail }) }],
];

/**
 * Tests that errors in functions of the user's are passed on unchanged, and not reported as failures of the backend.
 *
 * @param contract The backend and its tolerance.
 */
export function testOwnCode({ tolerance }: Contract): void {
  const using = (run: (explain: (options: GradCAMOptions) => Promise<Tensor>) => Promise<void>) =>
    withNet(linearNet, picture2x2, async ({ map }) => {
      await run(async (options) => (await map(0, options)).scoreMap);
    });

  describe("a failure in the user's own code", () => {
    it.each(failing)('is handed on: %s', named('fails'), (_, options) =>
      using(async (explain) => {
        await expect(explain(options)).rejects.toBe(own);
      }),
    );

    it('leaves its function in charge of what it returns', named('result'), () =>
      using(async (explain) => {
        const method: Method = { name: 'mine', combine: ({ activations }) => sum(activations, -1) };
        // The channels x and 5 - x add up to 5.
        await expectMap(await explain({ method }), [2, 2], [5, 5, 5, 5], tolerance);
      }),
    );

    it('is said where a method gives no map', named('no-map'), () =>
      using(async (explain) => {
        const whole: Method = { name: 'mine', combine: ({ activations }) => sum(activations) };
        await expectCode(
          () => explain({ method: whole }),
          'BAD_OPTION',
          /^gradCAM: the method "mine" gave no map, got a tensor of shape \[\], expected a tensor of shape \[1, 2, 2\]/,
        );
        // A program without types.
        const nothing = { name: 'mine', run: () => Promise.resolve(undefined) };
        await expectCode(
          () => explain({ method: nothing as unknown as Method }),
          'BAD_OPTION',
          /gave no map, got undefined/,
        );
      }),
    );
  });
}
