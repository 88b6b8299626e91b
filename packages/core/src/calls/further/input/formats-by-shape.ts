import type { DataFormat, LayerGraph } from '@gradcam/layer-select';

/**
 * Finds where the channels of a tensor are that is seen without its layer: where the layers of its shape have them.
 *
 * @param graph The network.
 * @returns A function from the tensor's shape, with the batch axis, to the position; that of the network where no layer has the shape, and
 *   undefined where the layers that have it differ.
 */
export function formatsByShape(
  graph: LayerGraph,
): (shape: readonly number[]) => DataFormat | undefined {
  const { layers, dataFormat: own } = graph;
  if (layers.every(({ dataFormat }) => dataFormat === undefined)) return () => own;
  return (shape) => {
    const alike = layers.filter(({ outputShape }) => isOf(outputShape, shape));
    const [format = own, ...others] = new Set(alike.map(({ dataFormat = own }) => dataFormat));
    return others.length > 0 || format === 'unclear' ? undefined : format;
  };
}

/** Checks all axes but that of the batch, where the network leaves none open. */
function isOf(own: readonly (number | null)[] | undefined, shape: readonly number[]): boolean {
  return (
    own?.length === shape.length &&
    shape.every((size, axis) => axis === 0 || own[axis] === null || own[axis] === size)
  );
}
