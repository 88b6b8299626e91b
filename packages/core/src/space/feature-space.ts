import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import { channelsLast } from './channels-last.js';
import { inputFormat } from './input-format.js';
import type { Prepared } from '../explain/prepared.js';
import { frameSpace, plainSpace, type InputSpace } from './input-space.js';
import { losesTime } from './loses-time.js';
import { spaceOf } from './space-of.js';
import { tokenGrid } from './token-grid.js';

/** How the feature layer's tensors lie over the input. */
export interface FeatureSpace {
  /** Activations or gradients as `[N, ...space, K]`: channels last, tokens folded into their grid. */
  readonly unfold: (tensor: Tensor) => Tensor;
  /** The size that the map is resampled to, or `undefined` where it keeps the feature layer's. */
  readonly size: readonly number[] | undefined;
  readonly input: InputSpace;
}

/**
 * Finds how a feature layer lies over the input.
 *
 * @param prepared The network and the options.
 * @param activations The feature layer's activations.
 * @param inputs The network's inputs, with their batch axes; the map lies over the first that has the feature layer's space.
 * @returns How to unfold tensors, and the size of the map.
 * @throws `NO_SPACE`, and `BAD_OPTION` where the space of the two cannot be brought together
 */
export function featureSpace(
  prepared: Prepared,
  activations: Tensor,
  inputs: readonly Tensor[],
): FeatureSpace {
  const { network, options, request } = prepared;
  const format = network.graph.dataFormat;
  const space = spaceOf(activations.shape, format);
  if (space.length === 0) {
    throw new GradCamError(
      'NO_SPACE',
      `the activations of "${request.featureLayer}" have no space, got the shape [${activations.shape.join(', ')}]; choose a layer before the flattening or pooling.`,
    );
  }
  const inputSpaces = inputs.map(({ shape }) => spaceOf(shape, inputFormat(shape, format)));
  const fitting = inputSpaces.findIndex(({ length }) => length === space.length);
  const index = Math.max(
    0,
    fitting < 0 ? inputSpaces.findIndex(({ length }) => length > 1) : fitting,
  );
  const whole = inputSpaces[index] ?? [];
  const over =
    space.length === whole.length - 1 && losesTime(network.graph, request.featureLayer)
      ? frameSpace(index, whole)
      : plainSpace(index, whole, inputFormat(inputs[index]?.shape ?? [], format));
  const inputSpace = over.space;
  const size = options.outputUpsampling === 'none' ? undefined : inputSpace;

  // A row of features under a picture: the tokens of a vision transformer.
  const [, count = 0, channels = 1] = activations.shape;
  const isRow = activations.rank === 3 && inputSpace.length > 1;
  if (options.tokens !== undefined || isRow) {
    const { prefix, grid } = tokenGrid(count, inputSpace, options.tokens);
    const unfold = (tensor: Tensor) =>
      reshape(slice(tensor, [0, prefix, 0], [-1, -1, -1]), [-1, ...grid, channels]);
    return { unfold, size, input: over };
  }
  if (size !== undefined && size.length !== space.length) {
    throw new GradCamError(
      'BAD_OPTION',
      `the map cannot be upsampled to the input, got ${space.length} space axes in "${request.featureLayer}" and ${size.length} in the input; set outputUpsampling to 'none'.`,
    );
  }
  return { unfold: (tensor) => channelsLast(tensor, format), size, input: over };
}
