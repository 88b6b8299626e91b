import type { ExplainableModel } from '@gradcam/core';
import type { PictureShape } from './settled-preprocessing.js';

/**
 * Finds whether a network takes one picture, and of what size.
 *
 * @param model The model.
 * @param model.inputs Its inputs.
 * @returns The shape of its input; undefined for a network that takes something else.
 */
export function pictureShape({
  inputs,
}: Pick<ExplainableModel, 'inputs'>): PictureShape | undefined {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) return undefined;
  const dtype = 'dtype' in input && input.dtype === 'int32' ? 'int32' : 'float32';
  return shapeOf(input.shape ?? [], dtype);
}

function shapeOf(
  shape: readonly (number | null)[],
  dtype: PictureShape['dtype'],
): PictureShape | undefined {
  const [, ...sizes] = shape.map((size) => (size !== null && size > 0 ? size : undefined));
  if (sizes.length !== 3) return undefined;
  const [first, second, third] = sizes;
  const isFirst = first === 1 || first === 3;
  // Where the network leaves the last axis open, and has no channels before, it takes colours.
  if (third === 1 || third === 3 || (third === undefined && !isFirst))
    return { height: first, width: second, channels: third === 1 ? 1 : 3, dtype };
  if (!isFirst) return undefined;
  return { height: second, width: third, channels: first, dtype, dataFormat: 'channelsFirst' };
}
