import type { Cut } from '@gradcam/core/network';
import { concat, dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { bySample, bySampleNow, joined, packed, unpacked } from './by-sample.js';
import type { Halves } from './halves-of.js';
import { sameData } from '@gradcam/core/network';

/**
 * Makes a cut of any batch of halves that take one sample at once.
 *
 * @param halves The halves.
 * @param isNumbers Tells of the position of something that passes by the cut whether it is the same for all samples: it stands for numbers.
 * @returns The cut; what passes by it has a batch axis of its own.
 */
export function cutBySample(halves: Halves, isNumbers: (position: number) => boolean): Cut {
  const ofSample = (bypass: readonly Tensor[]) =>
    bypass.map((each, position) => (isNumbers(position) ? sameData(each) : unpacked(each)));
  return {
    trunk: async (inputs, isOutputWanted = false) => {
      // The output, where there is one, comes last.
      const given = { passing: 0 };
      const run = async (sample: readonly Tensor[]) => {
        const { values, output } = await halves.trunk(sample, isOutputWanted);
        given.passing = values.length - 1;
        return output === undefined ? values : [...values, output];
      };
      const made = await bySample(inputs, run, (parts, position) => {
        if (position === 0 || position > given.passing) return joined(parts);
        return isNumbers(position - 1) ? sameData(first(parts)) : packed(parts);
      });
      const [activations, ...others] = made;
      const bypass = others.slice(0, given.passing);
      return { activations: first([activations]), bypass, output: others[given.passing] };
    },
    gradCam: async (inputs, request) =>
      inputs.every(({ shape }) => shape[0] === 1)
        ? await halves.gradCam(inputs, request)
        : undefined,
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
      return first(await bySample([activations, ...bypass], run, joined));
    },
    pull: pullBySample(halves, ofSample),
  };
}

/** The gradient of each sample, which is repeated where several scores are differentiated at once. */
function pullBySample(
  halves: Halves,
  ofSample: (bypass: readonly Tensor[]) => Tensor[],
): NonNullable<Cut['pull']> {
  return async (activations, bypass, seed) => {
    const run = async ([own, seedOfOwn, ...others]: readonly Tensor[]) => {
      const passing = ofSample(others);
      try {
        const gradient = await halves.pull(first([own]), passing, first([seedOfOwn]));
        return gradient === undefined ? [] : [gradient];
      } finally {
        dispose(passing);
      }
    };
    const [samples = 1] = activations.shape;
    // By their data is known what the trunk computed beside them.
    if (samples === 1) return (await run([activations, seed, ...bypass]))[0];
    const [total = samples] = seed.shape;
    const times = total / samples;
    const repeated = tidy(() => [activations, ...bypass].map((each) => timesOver(each, times)));
    try {
      const [own = activations, ...others] = repeated;
      return (await bySample([own, seed, ...others], run, joined))[0];
    } finally {
      dispose(repeated);
    }
  };
}

function timesOver(batch: Tensor, times: number): Tensor {
  return times === 1 ? sameData(batch) : concat(Array.from({ length: times }, () => batch));
}

function first([tensor]: readonly (Tensor | undefined)[]): Tensor {
  if (tensor === undefined) throw new RangeError('a half of the network gave nothing');
  return tensor;
}
