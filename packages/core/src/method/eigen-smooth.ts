import { calledAs, GradCamError, saidOf } from '@gradcam/errors';
import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { eachSample } from './activation/each-sample.js';
import { principalProjection } from './activation/principal-component.js';
import { builtIn, partOf } from './built-in.js';
import type { Method, MethodInput, Rerun, AsyncMethod } from './method.js';

/**
 * Makes a method smoother: in place of the sum of its weighted activations, it takes their projection on their first principal
 * component, which leaves out what the channels do not have in common. pytorch-grad-cam's `eigen_smooth`.
 *
 * One departure from it: the sign of the projection, which is arbitrary and there as LAPACK returns it, is the one in which it agrees
 * with the map that is smoothed. The map's unit stays that of the method.
 *
 * @param method One that weights activations: all but the eigen methods, which are such projections already.
 * @returns The method, for `gradCAM`'s option `method`.
 * @throws `BAD_OPTION` for a method that weights no activations
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: eigenSmooth(layerCamMethod) });
 * ```
 */
export function eigenSmooth(method: Method): AsyncMethod {
  calledAs('eigenSmooth', () => {
    requireWeights(method);
  });
  return builtIn({
    name: `${method.name}, eigen-smooth`,
    run: async (input, rerun) => {
      const weighted = await weightedBy(method, input, rerun);
      try {
        return await eachSample(weighted, agreeingProjection);
      } finally {
        weighted.dispose();
      }
    },
  });
}

function requireWeights(method: Method): void {
  // A program without types may give a name.
  const value: unknown = method;
  const isMethod = typeof value === 'object' && value !== null;
  if (isMethod && method.weigh !== undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the method weights no activations, got ${isMethod ? `"${method.name}"` : saidOf(value)}; give one that does, such as gradCamMethod.`,
  );
}

async function weightedBy(method: Method, input: MethodInput, rerun: Rerun): Promise<Tensor> {
  const found =
    'combine' in method
      ? tidy(() => partOf(method, () => method.weigh?.(input))?.clone())
      : await partOf(method, () => method.weigh?.(input, rerun));
  if (found === undefined) throw new RangeError(`the method "${method.name}" weights nothing`);
  return found;
}

function agreeingProjection(values: Float64Array, places: number, channels: number): Float64Array {
  const projection = principalProjection(values, places, channels);
  let agreement = 0;
  for (let place = 0; place < places; place += 1) {
    for (let channel = 0; channel < channels; channel += 1)
      agreement += (projection[place] ?? 0) * (values[place * channels + channel] ?? 0);
  }
  return agreement < 0 ? projection.map((value) => -value) : projection;
}
