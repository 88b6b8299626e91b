import { calledAs, checkKind } from '@gradcam/errors';
import type { LayerFormat, LayerNode } from './layer-graph.js';

/**
 * Returns the sizes of the space axes of an output: all but the batch and the channels.
 *
 * @param shape An output shape with its batch axis.
 * @param dataFormat The position of the channels.
 * @returns One size per space axis (one to three), `null` where it is open; `undefined` where the
 * rank leaves no room for space, or the shape or the position of the channels is not known.
 * @example
 * ```ts
 * spatialSize([null, 7, 7, 1024], 'channelsLast'); // [7, 7]
 * ```
 */
export function spatialSize(
  shape: LayerNode['outputShape'],
  dataFormat: LayerFormat,
): readonly (number | null)[] | undefined {
  calledAs('spatialSize', () => {
    const isShape = shape === undefined || Array.isArray(shape);
    checkKind(isShape, shape, 'this is not a shape', 'a list of sizes, null where one is open');
  });
  if (shape === undefined || shape.length < 3 || shape.length > 5 || dataFormat === 'unclear')
    return undefined;
  return dataFormat === 'channelsLast' ? shape.slice(1, -1) : shape.slice(2);
}
