import type { ExplainableModel } from '@gradcam/core';
import type { PictureShape } from './settled-preprocessing.js';

/** As much of a model as is read: a network that is no model of tfjs says where its channels are. */
export interface ShapedModel extends Pick<ExplainableModel, 'inputs'> {
  readonly graph?: { readonly dataFormat?: unknown };
}

/**
 * Finds whether a network takes one picture, and of what size.
 *
 * @param model The model; only its inputs are read, and where its channels are.
 * @returns The shape of its input; undefined for a network that takes something else.
 */
export function pictureShape(model: ShapedModel): PictureShape | undefined {
  const [input, ...others] = model.inputs;
  if (input === undefined || others.length > 0) return undefined;
  const dtype = 'dtype' in input && input.dtype === 'int32' ? 'int32' : 'float32';
  const shape = input.shape ?? [];
  const isAllOpen = shape.length === 4 && shape.every((size) => size === null);
  // As transformers.js has its networks: pictures of any size in colours.
  return isAllOpen && model.graph?.dataFormat === 'channelsFirst'
    ? shapeOf([null, 3, null, null], dtype)
    : shapeOf(shape, dtype);
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
