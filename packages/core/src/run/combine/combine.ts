import { dispose, neg, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { MethodInput } from '../../method/method.js';
import type { MapContext } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { runMethod } from './run-method.js';

/** The input of a method, and the map that it computed; the caller disposes all of it. */
export interface Combined {
  readonly input: MethodInput;
  /** Before the sign, `[T * N, ...space]`. */
  readonly map: Tensor;
}

/**
 * Combines activations and gradients to a map by the context's method. For the evidence against a score, that of the negated score.
 *
 * @param context The network and the method.
 * @param pass The differentiated pass: the gradients, `[T * N, ...]`, and the values of the scores, `[T * N]`.
 * @returns The map, and what it was made of, channels last and tokens in their grid.
 */
export async function combine(
  context: MapContext,
  pass: Omit<ScoredPass, 'isNegated'> & { readonly gradients: Tensor },
): Promise<Combined> {
  const { space, cutActivations } = pass;
  const isNegated = context.preset.sign === 'negative';
  const ofSign = (tensor: Tensor) => (isNegated ? neg(tensor) : tensor.clone());
  const { values, ...input } = tidy(() => ({
    activations: space.unfold(cutActivations.activations).clone(),
    gradients: ofSign(space.unfold(pass.gradients)),
    values: ofSign(pass.values),
  }));
  try {
    const map = await runMethod(context, { ...pass, values, isNegated }, input);
    return { input, map };
  } catch (error) {
    dispose([input.activations, input.gradients]);
    throw error;
  } finally {
    values.dispose();
  }
}
