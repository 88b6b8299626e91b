import { GradCamError, saidOf } from '@gradcam/errors';
import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { partOf } from '../../method/built-in.js';
import type { Method, MethodInput } from '../../method/method.js';
import { isTensor } from '../../tensor/is-tensor.js';
import type { MapContext } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { sameData } from '../../tensor/same-data.js';

/**
 * Runs the context's method: the package's, or the user's own, whose errors are handed on as they are.
 *
 * @param context The network and the method.
 * @param pass The pass that the method may run again.
 * @param input Activations and gradients.
 * @returns The map before its ReLU, `[N, ...space]`; the caller disposes it.
 * @throws `BAD_OPTION` where a method of the user's own gives no map
 */
export async function runMethod(
  context: MapContext,
  pass: ScoredPass,
  input: MethodInput,
): Promise<Tensor> {
  const { method } = context;
  if ('combine' in method) {
    return tidy(() => {
      const map = partOf(method, () => method.combine(input));
      return sameData(requireMap(method, map, input));
    });
  }
  // Only methods that run the network again need what lets them.
  const { rerunOf } = await import('../on-demand.js');
  const rerun = rerunOf(context, pass);
  return requireMap(method, await partOf(method, () => method.run(input, rerun)), input);
}

function requireMap(method: Method, map: unknown, { activations }: MethodInput): Tensor {
  const wanted = activations.shape.slice(0, -1);
  // A method may keep more axes than those of space: with the map left at its size, that is what it gives.
  const fits = (shape: readonly number[]) =>
    shape.length >= wanted.length && shape[0] === wanted[0];
  if (isTensor(map) && fits(map.shape)) return map;
  const got = isTensor(map) ? `a tensor of shape [${map.shape.join(', ')}]` : saidOf(map);
  if (isTensor(map)) map.dispose();
  throw new GradCamError(
    'BAD_OPTION',
    `the method "${method.name}" gave no map, got ${got}, expected a tensor of shape [${wanted.join(', ')}]: one number for each position.`,
  );
}
