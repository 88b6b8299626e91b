import { dispose, neg, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { isBuiltIn } from '../../method/built-in.js';
import type { MethodInput } from '../../method/method.js';
import { pause } from '../../pace/pause.js';
import { hostNumbers, withHostNumbers } from '../../tensor/host-numbers.js';
import { sameData } from '../../tensor/same-data.js';
import type { MapContext } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { runMethod } from './run-method.js';

/** A differentiated pass, with the gradients, `[T * N, ...]`, and the values of the scores, `[T * N]`. */
export type DifferentiatedPass = Omit<ScoredPass, 'isNegated'> & { readonly gradients: Tensor };

/** A map, and what it was made of. */
export interface Combined {
  /** Makes the input of the method; runs in `tf.tidy`. */
  readonly input: () => MethodInput;
  /** Before the sign, `[T * N, ...space]`; the caller disposes it. */
  readonly map: Tensor;
}

/**
 * Combines activations and gradients to a map by the context's method. For the evidence against a score, that of the negated score.
 *
 * @param context The network and the method.
 * @param pass The pass.
 * @returns The map, and what it was made of, channels last and tokens in their grid.
 */
export async function combine(context: MapContext, pass: DifferentiatedPass): Promise<Combined> {
  const isNegated = context.preset.sign === 'negative';
  const ofSign = (given: Tensor) => (isNegated ? neg(given) : sameData(given));
  const input = () => ({
    activations: sameData(pass.space.unfold(pass.repeated().activations)),
    gradients: ofSign(pass.space.unfold(pass.gradients)),
  });
  const { method, options } = context;
  // What is left takes no time; a method that runs the network again tells its own steps.
  if ('combine' in method) await pause(options, { stage: method.name, done: 1, total: 1 });
  const onHost = isNegated ? undefined : mapOnHost(context, pass);
  if (onHost !== undefined) return { input, map: onHost };
  const made = tidy(() => ({ ...input(), values: ofSign(pass.values) }));
  try {
    return {
      input,
      map: await runMethod(context, { ...pass, values: made.values, isNegated }, made),
    };
  } finally {
    dispose([made.activations, made.gradients, made.values]);
  }
}

/** The map of a method that takes numbers, where these are on the host, and lie there as they lie over the input. */
function mapOnHost({ method }: MapContext, pass: DifferentiatedPass): Tensor | undefined {
  const { cutActivations, space } = pass;
  // A copy that somebody made of a method with another `combine` would keep it.
  const combineOnHost = 'combine' in method && isBuiltIn(method) ? method.combineOnHost : undefined;
  if (combineOnHost === undefined || space.format === undefined) return undefined;
  const activations = hostNumbers(cutActivations.activations);
  const gradients = hostNumbers(pass.gradients);
  if (activations === undefined || gradients === undefined) return undefined;
  const positions = space.cells.reduce((product, cells) => product * cells, 1);
  const [samples = 1] = cutActivations.activations.shape;
  const maps = combineOnHost({
    activations,
    gradients,
    channels: activations.length / samples / positions,
    positions,
    isChannelsFirst: space.format === 'channelsFirst',
  });
  return withHostNumbers(tensor(maps, [maps.length / positions, ...space.cells]), maps);
}
