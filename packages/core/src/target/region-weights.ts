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
import { GradCamError } from '@gradcam/errors';
import { detached } from '../tensor/detached.js';
import type { Region } from './region.js';

/**
 * Computes how much each position of the output counts.
 *
 * @param output `[N, ...space, C]`.
 * @param classes One-hot rows, `[N, C]`: what `'predicted'` compares with.
 * @param of The request.
 * @param of.region As given by the caller.
 * @param of.sample The index of the sample in a batched mask, for an output that repeats this sample.
 * @param of.threshold Above which value a position of one unit is predicted as it.
 * @returns `[N or 1, ...space, 1]`, off the tape.
 * @throws `BAD_REGION`
 */
export function regionWeights(
  output: Tensor,
  classes: Tensor,
  {
    region,
    sample,
    threshold,
  }: {
    readonly region: Exclude<Region, 'all'>;
    readonly sample?: number | undefined;
    readonly threshold: number | undefined;
  },
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
  if ('pixel' in region) return pixelWeights(space, region.pixel);

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
