import type { Cut } from '@gradcam/core/network';
import { concat, dispose, type Tensor } from '@tensorflow/tfjs-core';
import { bySample, bySampleNow, packed, unpacked } from './by-sample.js';
import type { Halves } from './halves-of.js';

/**
 * Makes a cut of any batch of halves that take one sample at once.
 *
 * @param halves The halves.
 * @param isNumbers Tells of the position of something that passes by the cut whether it is the same for all samples: it stands for numbers.
 * @returns The cut; what passes by it has a batch axis of its own.
 */
export function cutBySample(halves: Halves, isNumbers: (position: number) => boolean): Cut {
  const ofSample = (bypass: readonly Tensor[]) =>
    bypass.map((each, position) => (isNumbers(position) ? each.clone() : unpacked(each)));
  return {
    trunk: async (inputs) => {
      const [activations, ...bypass] = await bySample(inputs, halves.trunk, (parts, position) => {
        if (position === 0) return concat(parts);
        return isNumbers(position - 1) ? first(parts).clone() : packed(parts);
      });
      return { activations: first([activations]), bypass };
    },
    head: (activations, bypass) =>
      bySampleNow([activations, ...bypass], ([own, ...others]) =>
        halves.head(first([own]), ofSample(others)),
      ),
    forward: async (activations, bypass) => {
      const run = async ([own, ...others]: readonly Tensor[]) => {
        const passing = ofSample(others);
        try {
          return [await halves.forward(first([own]), passing)];
        } finally {
          dispose(passing);
        }
      };
      return first(await bySample([activations, ...bypass], run, (parts) => concat(parts)));
    },
    pull: async (activations, bypass, seed) => {
      const run = async ([own, seedOfOwn, ...others]: readonly Tensor[]) => {
        const passing = ofSample(others);
        try {
          const gradient = await halves.pull(first([own]), passing, first([seedOfOwn]));
          return gradient === undefined ? [] : [gradient];
        } finally {
          dispose(passing);
        }
      };
      const [gradient] = await bySample([activations, seed, ...bypass], run, (parts) =>
        concat(parts),
      );
      return gradient;
    },
  };
}

function first([tensor]: readonly (Tensor | undefined)[]): Tensor {
  if (tensor === undefined) throw new RangeError('a half of the network gave nothing');
  return tensor;
}
