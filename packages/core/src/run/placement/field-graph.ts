import type { FieldInput, LayerGraph } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Network } from '../../network/network.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { Layout } from '../../space/lay-over.js';

/** The facts from which places of features follow. */
export interface FieldGraph {
  /** The network with the geometry of its layers. */
  readonly graph: LayerGraph;
  /** The input over which the map lies. */
  readonly input: FieldInput;
}

/**
 * Reads how the layers of a network move positions, for inputs of a size.
 *
 * @param network The network.
 * @param inputs Its inputs, with their batch axes.
 * @param space The features over the input, side by side.
 * @returns The graph and the input; `undefined` where the network does not say it.
 */
export async function fieldGraph(
  network: Network,
  inputs: readonly Tensor[],
  { layout, input: { index } }: Pick<FeatureSpace, 'layout' | 'input'>,
): Promise<FieldGraph | undefined> {
  // One sample says as much as many.
  const shapes = inputs.map(({ shape }) => [1, ...shape.slice(1)]);
  const geometry = await network.geometry?.(shapes);
  const shape = shapes[index];
  if (geometry === undefined || shape === undefined) return undefined;
  const layers = network.graph.layers.map((node) => ({
    ...node,
    geometry: geometry.get(node.name),
  }));
  const name = network.graph.inputs[index] ?? '';
  return {
    graph: { ...network.graph, layers },
    input: { name, shape, space: spaceAxes(layout, shape.length) },
  };
}

/** The axes of an input over which the features lie; none where the network gives it others. */
function spaceAxes({ kind, size, shape, axes, view, format }: Layout, rank: number): number[] {
  if (kind === 'part') return axes.map((axis) => axis + 1);
  if (size !== shape) return [];
  const isFirst = view.length === rank - 1 && format === 'channelsFirst';
  return size.map((_, axis) => axis + (isFirst ? 2 : 1));
}
