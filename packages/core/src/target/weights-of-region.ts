import {
  argMax,
  buffer,
  cast,
  equal,
  expandDims,
  greater,
  reshape,
  slice,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { GradCamError, isObject, writtenOut } from '@gradcam/errors';
import { detached } from '../tensor/detached.js';
import { isTensor } from '../tensor/is-tensor.js';
import { regions, type PartOfSpace, type Region, type SampleOfRegion } from './region.js';

/**
 * Makes what tells how much each position of an output counts.
 *
 * @param region As given by the caller.
 * @returns The weights for an output.
 * @throws `BAD_REGION` for an unknown region; the weights, for one that does not fit the output
 */
export function weightsOfRegion(region: Exclude<Region, 'all'>): PartOfSpace {
  requireRegion(region);
  return {
    name: region === 'predicted' ? region : undefined,
    weights: (output, classes, of) => regionWeights(output, classes, { region, ...of }),
  };
}

/** A program without types may have misspelt it. */
function requireRegion(region: Region): void {
  const value: unknown = region;
  const known = isObject(value)
    ? isPixel(value) || isTensor(value['mask'])
    : regions.some((name) => name === value);
  if (known) return;
  throw new GradCamError(
    'BAD_REGION',
    `the region is unknown, got ${writtenOut(region)}, expected ${regions.map((name) => `'${name}'`).join(', ')}, { mask } or { pixel }.`,
  );
}

/** One that is left out is not given. */
function isPixel(region: object): region is { readonly pixel: readonly number[] } {
  return 'pixel' in region && Array.isArray(region.pixel);
}

function regionWeights(
  output: Tensor,
  classes: Tensor,
  { region, sample, threshold }: SampleOfRegion & { readonly region: Exclude<Region, 'all'> },
): Tensor {
  const [samples = 1, ...rest] = output.shape;
  const space = rest.slice(0, -1);
  const last = output.rank - 1;
  if (space.length === 0) {
    throw new GradCamError(
      'BAD_REGION',
      `a region needs an output with space, got the shape [${output.shape.join(', ')}]; leave the region out for a classifier.`,
    );
  }
  if (region === 'predicted') {
    if (output.shape[last] === 1) return predictedAsUnit(output, threshold);
    const wanted = reshape(argMax(classes, 1), [samples, ...space.map(() => 1)]);
    return detached(output, (values) =>
      expandDims(cast(equal(argMax(values, last), wanted), 'float32'), last),
    );
  }
  if (isPixel(region)) return pixelWeights(space, region.pixel);

  return maskWeights(region.mask, { samples, space, sample });
}

function maskWeights(
  mask: Tensor,
  {
    samples,
    space,
    sample,
  }: {
    readonly samples: number;
    readonly space: readonly number[];
    readonly sample: number | undefined;
  },
): Tensor {
  const batched = mask.rank === space.length + 1;
  const sizes = batched ? mask.shape.slice(1) : mask.shape;
  const fits = sizes.length === space.length && sizes.every((size, axis) => size === space[axis]);
  const isOther = batched && sample === undefined && mask.shape[0] !== samples;
  if (!fits || isOther) {
    throw new GradCamError(
      'BAD_REGION',
      `the mask does not fit the output, got the shape [${mask.shape.join(', ')}], expected [${space.join(', ')}] or [${[samples, ...space].join(', ')}]; resize it with tf.image.resizeNearestNeighbor.`,
    );
  }
  const weights = cast(mask, 'float32');
  if (!batched || sample === undefined)
    return reshape(weights, [batched ? samples : 1, ...space, 1]);
  return reshape(slice(weights, [sample], [1]), [1, ...space, 1]);
}

/** One channel has no other to be compared with. */
function predictedAsUnit(output: Tensor, threshold: number | undefined): Tensor {
  if (threshold === undefined) {
    throw new GradCamError(
      'BAD_REGION',
      "which positions are predicted is not known, got an output of one channel that is not known to be a sigmoid or linear; give a { mask } in place of 'predicted'.",
    );
  }
  return detached(output, (values) => cast(greater(values, threshold), 'float32'));
}

function pixelWeights(space: readonly number[], pixel: readonly number[]): Tensor {
  const inside =
    pixel.length === space.length &&
    pixel.every((at, axis) => Number.isInteger(at) && at >= 0 && at < (space[axis] ?? 0));
  if (!inside) {
    throw new GradCamError(
      'BAD_REGION',
      `the position is not in the output, got [${pixel.join(', ')}], expected integers below [${space.join(', ')}].`,
    );
  }
  const weights = buffer([1, ...space, 1]);
  weights.set(1, 0, ...pixel, 0);
  return weights.toTensor();
}
