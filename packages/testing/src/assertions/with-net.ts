import { gradCAM, type GradCAMOptions, type GradCAMResult, type Target } from '@gradcam/core';
import type { ExplainableModel } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import { withoutLeak } from './without-leak.js';

/** A value that holds tensors until it is disposed. */
interface Disposable {
  dispose(): unknown;
}

/** The things that a test works with; the fixture disposes all of them. */
export interface NetUse<M, X> {
  readonly model: M;
  readonly x: X;
  /** Makes a map of the input with `gradCAM`; its result is disposed, too. */
  readonly map: (target?: Target, options?: GradCAMOptions) => Promise<GradCAMResult>;
  /** Hands over something else to be disposed. */
  readonly keep: <T extends Disposable>(made: T) => T;
}

/**
 * Runs a test with a network and its input, disposes them and whatever the test hands over, and asserts that nothing is left.
 *
 * @param net Makes the network.
 * @param input Makes the input, or one for each input of the network.
 * @param run The test.
 * @returns The result of the test.
 *
 * @example
 * ```ts
 * it('explains a class', () =>
 *   withNet(residualNet, picture2x2, async ({ map }) => {
 *     const { scoreMap } = await map(0);
 *     await expectMap(scoreMap, [2, 2], [0.75, 2.25, 4.5, 6.75], 1e-5);
 *   }));
 * ```
 */
export function withNet<M extends ExplainableModel, X extends Tensor | Tensor[], R = void>(
  net: () => M | Promise<M>,
  input: () => X,
  run: (use: NetUse<M, X>) => Promise<R>,
): Promise<R> {
  return withoutLeak(async () => {
    const kept: Disposable[] = [];
    const keep = <T extends Disposable>(made: T): T => {
      kept.push(made);
      return made;
    };
    const model = await net();
    // A network of functions holds nothing.
    if (isDisposable(model)) keep(model);
    try {
      const x = input();
      for (const each of Array.isArray(x) ? x : [x]) keep(each);
      const map = async (target?: Target, options?: GradCAMOptions) => {
        const result = await gradCAM(model, x, target, options);
        keep(result.scoreMap);
        return result;
      };
      return await run({ model, x, map, keep });
    } finally {
      for (const each of kept.reverse()) each.dispose();
    }
  });
}

function isDisposable(model: object): model is Disposable {
  return 'dispose' in model;
}
