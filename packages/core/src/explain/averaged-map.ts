import { add, div, mul, randomNormal, reverse, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Target } from '../target/target.js';
import type { Explainer } from './create-explainer.js';

/** Over what a map is averaged; everything that is left out is left as it is. */
export interface AverageOptions {
  /** Also over the mirrored input, left and right changed. */
  readonly flip?: boolean | undefined;
  /** Over the input times each of these, as in test-time augmentation: `[0.9, 1, 1.1]`. */
  readonly factors?: readonly number[] | undefined;
  /** Over inputs with normal noise: how many, its standard deviation, and a seed; the same seed gives the same map. */
  readonly noise?:
    | { readonly passes: number; readonly deviation: number; readonly seed?: number | undefined }
    | undefined;
}

/**
 * A map averaged over changed inputs, which is smoother: mirrored, brighter and darker, noisy. One map for each change.
 *
 * With `{ flip: true, factors: [0.9, 1, 1.1] }` and the preset `'pytorch-grad-cam'` it is that library's `aug_smooth`.
 *
 * @param explainer Of a network with one input, whose axis of width is the last but one.
 * @param x The input; stays the caller's.
 * @param target As for `explain`; name the class, for a changed input may be predicted as another.
 * @param options What is changed.
 * @returns The mean map, of the shape that `explain` gives; the caller disposes it.
 */
export async function averagedMap(
  explainer: Explainer,
  x: Tensor,
  target: Target,
  options: AverageOptions,
): Promise<Tensor> {
  const { flip = false, factors = [1], noise } = options;
  let total: Tensor | undefined;
  let count = 0;
  try {
    for (const mirrored of flip ? [false, true] : [false]) {
      for (const factor of factors) {
        for (let pass = 0; pass < (noise?.passes ?? 1); pass += 1) {
          const changed = tidy(() => {
            const turned = mirrored ? reverse(x, x.rank - 2) : x;
            const scaled = mul(turned, factor);
            if (noise === undefined) return scaled;
            const seed = (noise.seed ?? 0) + pass + 1;
            return add(scaled, randomNormal(x.shape, 0, noise.deviation, 'float32', seed));
          });
          const map = await mapOf(explainer, changed, target);
          const before: Tensor | undefined = total;
          total = tidy(() => {
            const back = mirrored ? reverse(map, map.rank - 1) : map;
            return before === undefined ? back.clone() : add(before, back);
          });
          before?.dispose();
          map.dispose();
          count += 1;
        }
      }
    }
    return tidy(() => div(total ?? x, count));
  } finally {
    total?.dispose();
  }
}

async function mapOf(explainer: Explainer, changed: Tensor, target: Target): Promise<Tensor> {
  try {
    return (await explainer.explain(changed, target)).scoreMap;
  } finally {
    changed.dispose();
  }
}
