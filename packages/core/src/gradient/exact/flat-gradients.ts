import { zerosLike, type GradConfig } from '@tensorflow/tfjs-core';

const flatOps = ['ArgMax', 'ArgMin', 'Ceil', 'Floor', 'Round', 'Sign', 'Step'] as const;

/**
 * Gradients of ops that are constant almost everywhere: zero, as tfjs has them, but noted.
 *
 * An argmax on the way to the score gives a map of zeros without any error; the note is what tells such a map from
 * one that is zero for a good reason.
 *
 * @param met Gets the name of each such op that the backward pass goes through.
 * @returns The gradients.
 */
export function flatGradients(met: Set<string>): GradConfig[] {
  return flatOps.map((kernelName) => ({
    kernelName,
    inputsToSave: ['x'],
    gradFunc: (_dy, [x]) => ({
      x: () => {
        met.add(kernelName);
        if (x === undefined) throw new RangeError(`${kernelName} kept no input`);
        return zerosLike(x);
      },
    }),
  }));
}
