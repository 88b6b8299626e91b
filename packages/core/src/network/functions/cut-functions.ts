import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { scoped } from '../../tensor/scoped.js';
import { checkActivations } from './functions-format.js';
import type { NetworkFunctions, TrunkResult } from './network-from-functions.js';
import type { Cut, CutActivations } from '../network.js';

/**
 * Cuts a network of functions at its trunk, or at one of its inputs: then the trunk is differentiated, too.
 *
 * @param functions The halves.
 * @param at The index of the input to cut at; -1 for the trunk.
 * @returns The cut.
 */
export function cutFunctions(functions: NetworkFunctions, at: number): Cut {
  if (at >= 0) return cutAtInput(functions, at);
  return {
    trunk: (inputs) => {
      const isAsync = (result: unknown): result is Promise<unknown> => result instanceof Promise;
      // A function may hand on the input itself, which is not disposed with what it makes.
      const checkedCut = (result: TrunkResult, bypass: readonly Tensor[]): CutActivations => {
        const { activations, bypass: more } = asCut(result);
        checkActivations(
          functions.dataFormat,
          inputs.map(({ shape }) => shape),
          activations.shape,
        );
        const kept = (tensor: Tensor) => (inputs.includes(tensor) ? tensor.clone() : tensor);
        return { activations: kept(activations), bypass: [...more, ...bypass].map(kept) };
      };
      const parts = scoped(() => {
        // Each in a scope of its own: where only one is asynchronous, the other leaves nothing behind either.
        const result = scoped(() => functions.trunk(...inputs));
        const free = (made: TrunkResult | readonly Tensor[]) => {
          dispose(tensorsIn(made).filter((tensor) => !inputs.includes(tensor)));
        };
        try {
          const bypass = scoped(() => functions.bypass?.(...inputs) ?? []);
          if (!isAsync(result) && !isAsync(bypass)) return listOf(checkedCut(result, bypass));
          return Promise.all([result, bypass])
            .then(([trunkResult, inputBypass]) => checkedCut(trunkResult, inputBypass))
            .catch((error: unknown) => {
              afterwards(result, free);
              afterwards(bypass, free);
              throw error;
            });
        } catch (error) {
          afterwards(result, free);
          throw error;
        }
      });
      return isAsync(parts) ? parts : { activations: first(parts), bypass: parts.slice(1) };
    },
    head: (activations, bypass) => functions.head(activations, bypass),
  };
}

/** Frees what a part of a network gives, perhaps later, where the other one failed and nobody waits for it. */
function afterwards<T>(part: T | Promise<T>, free: (made: T) => void): void {
  Promise.resolve(part).then(free, () => undefined);
}

function tensorsIn(made: TrunkResult | readonly Tensor[]): readonly Tensor[] {
  return 'length' in made ? made : listOf(asCut(made));
}

/** Lists the tensors that tfjs must keep. */
function listOf({ activations, bypass }: CutActivations): Tensor[] {
  return [activations, ...bypass];
}

function first([activations]: readonly Tensor[]): Tensor {
  if (activations === undefined) throw new RangeError('the trunk gave no activations');
  return activations;
}

function cutAtInput(functions: NetworkFunctions, at: number): Cut {
  return {
    trunk: (inputs) => {
      const copies = inputs.map((tensor) => tensor.clone());
      return { activations: first(copies.slice(at)), bypass: copies.filter((_, i) => i !== at) };
    },
    head: (input, others) => {
      const inputs = [...others.slice(0, at), input, ...others.slice(at)];
      const result = functions.trunk(...inputs);
      const inputBypass = functions.bypass?.(...inputs) ?? [];
      if (result instanceof Promise || inputBypass instanceof Promise) {
        throw new GradCamError(
          'MODEL_UNSUPPORTED',
          'the input itself cannot be explained, got an asynchronous trunk, which has no gradient; make a map of its activations (gradCAM), or give a trunk of tfjs ops that is not async.',
        );
      }
      const { activations, bypass } = asCut(result);
      return functions.head(activations, [...bypass, ...inputBypass]);
    },
  };
}

function asCut(result: TrunkResult): CutActivations {
  return 'activations' in result ? result : { activations: result, bypass: [] };
}
