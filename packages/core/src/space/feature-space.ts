import { GradCamError } from '@gradcam/errors';
import type { LayerGraph, LayerWarning } from '@gradcam/layer-select';
import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core';
import { bestInput } from './best-input.js';
import { channelsLast, spaceOf } from './data-format.js';
import { inputSpace, type InputSpace } from './input-space.js';
import type { Layout } from './lay-over.js';
import { losesTime } from './loses-time.js';
import { tokenGrid, type Tokens } from './token-grid.js';

/** What is known of a feature layer once the input is there. */
export interface FeatureShapes {
  readonly graph: LayerGraph;
  readonly featureLayer: string;
  /** The shape of its activations. */
  readonly shape: readonly number[];
  /** The shapes of the network's inputs, with their batch axes; the map lies over the one that fits best. */
  readonly inputShapes: readonly (readonly number[])[];
  /** How tokens lie in space, where the caller says it. */
  readonly tokens: Tokens | undefined;
  /** Whether the map keeps the feature layer's size. */
  readonly keepsSize: boolean;
}

/** How the feature layer's tensors lie over the input. */
export interface FeatureSpace {
  /** Activations or gradients as `[N, ...space, K]`: channels last, tokens folded into their grid. */
  readonly unfold: (tensor: Tensor) => Tensor;
  /** How many cells there are along each axis. */
  readonly cells: readonly number[];
  /** The size that the map is resampled to, or `undefined` where it keeps the feature layer's. */
  readonly size: readonly number[] | undefined;
  /** From `[N, ...size]` to the input's own axes, where the network reshapes them; the tensor itself where nothing is to be done. */
  readonly asInput: (map: Tensor) => Tensor;
  /** The input over which the map lies. */
  readonly input: InputSpace;
  /** What is to be known of the map. */
  readonly warnings: readonly LayerWarning[];
}

/**
 * Finds how a feature layer lies over the input.
 *
 * @param shapes The network, the layer, and the shapes of its activations and of the inputs.
 * @returns How to unfold tensors, and the size of the map; where nothing says how the two lie, that of the feature layer, and a warning.
 * @throws `NO_SPACE`, and `BAD_OPTION` for tokens that do not fit
 */
export function featureSpace(shapes: FeatureShapes): FeatureSpace {
  const { graph, featureLayer, shape, inputShapes, keepsSize } = shapes;
  const axes = spaceOf(shape, graph.dataFormat);
  if (axes.length === 0) {
    throw new GradCamError(
      'NO_SPACE',
      `the activations of "${featureLayer}" have no space, got the shape [${shape.join(', ')}]; choose a layer before the flattening or pooling.`,
    );
  }
  const isFrame = losesTime(graph, featureLayer);
  const { index, sizes, layout } = bestInput(
    graph,
    { name: featureLayer, axes, isFrame },
    inputShapes,
  );
  const tokens = tokensOf(shapes, layout);
  const isPart = layout.kind === 'part';
  const isLaid = tokens !== undefined || layout.kind === 'exact' || isPart;
  const isExpected = keepsSize || (isLaid && (!isPart || isFrame || tokens !== undefined));
  return {
    cells: tokens?.grid ?? axes,
    unfold:
      tokens === undefined
        ? (tensor) => channelsLast(tensor, graph.dataFormat)
        : (tensor) => gridOf(tensor, tokens),
    size: keepsSize || !isLaid ? undefined : layout.size,
    asInput: (map) => asInputShape(map, layout),
    input: inputSpace(index, sizes, isLaid ? layout : { ...layout, kind: 'none' }),
    warnings: isExpected ? [] : [warning(layout, axes, featureLayer, inputShapes[index] ?? [])],
  };
}

/** Tokens that are given must fit; where none are, and no grid is found, the row stays a row. */
function tokensOf({ shape, tokens }: FeatureShapes, { kind, size }: Layout): Tokens | undefined {
  if (tokens === undefined && kind !== 'tokens') return undefined;
  try {
    return tokenGrid(shape[1] ?? 0, size, tokens);
  } catch (error) {
    if (tokens !== undefined) throw error;
    return undefined;
  }
}

function gridOf(tensor: Tensor, { prefix, grid }: Tokens): Tensor {
  const channels = tensor.shape[2] ?? 1;
  return reshape(slice(tensor, [0, prefix, 0], [-1, -1, -1]), [-1, ...grid, channels]);
}

function asInputShape(map: Tensor, { kind, size, shape }: Layout): Tensor {
  const isWhole = kind === 'exact' && size !== shape;
  const fits = map.shape.slice(1).every((length, axis) => length === size[axis]);
  return isWhole && fits && map.rank === size.length + 1 ? reshape(map, [-1, ...shape]) : map;
}

function warning(
  { kind, axes: laid }: Layout,
  axes: readonly number[],
  layer: string,
  input: readonly number[],
): LayerWarning {
  const text =
    kind === 'part'
      ? `The features of '${layer}' have ${count(axes.length, 'axis', 'axes')} of space and the input [${input.join(', ')}] has more: the map lies over the sizes ${laid.map((axis) => input[axis + 1] ?? 1).join(' x ')} at the positions ${laid.map((axis) => axis + 1).join(', ')} of its shape.`
      : `Nothing says how the features of '${layer}', ${axes.join(' x ')}, lie over the input [${input.join(', ')}]: the map keeps their size.`;
  return { code: kind === 'part' ? 'part-of-space' : 'feature-resolution', layer, text };
}

function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}
