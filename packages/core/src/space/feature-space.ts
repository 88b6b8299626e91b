import { GradCamError } from '@gradcam/errors';
import {
  layerFormat,
  type DataFormat,
  type LayerGraph,
  type LayerWarning,
} from '@gradcam/layer-select';
import type { Interpolation, Tap } from '@gradcam/resample';
import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core';
import { bestInput } from './best-input.js';
import { channelsLast, spaceOf } from './data-format.js';
import { inputSpace, type InputSpace } from './input-space.js';
import type { Layout } from './lay-over.js';
import { losesTime } from './loses-time.js';
import { tokenGrid, type Tokens } from './token-grid.js';

/** The facts about a feature layer that are known once the input is there. */
export interface FeatureShapes {
  readonly graph: LayerGraph;
  readonly featureLayer: string;
  /** The shape of its activations. */
  readonly shape: readonly number[];
  /** The shapes of the network's inputs, with their batch axes; the map lies over the one that fits best. */
  readonly inputShapes: readonly (readonly number[])[];
  /** The position of tokens in space, if the caller gives it. */
  readonly tokens: Tokens | undefined;
  /** True if the map keeps the feature layer's size. */
  readonly keepsSize: boolean;
}

/** The position of the feature layer's tensors over the input. */
export interface FeatureSpace {
  /** Activations or gradients as `[N, ...space, K]`: channels last, tokens folded into their grid. */
  readonly unfold: (tensor: Tensor) => Tensor;
  /** The position of the channels in activations as they are, where each cell is one of their positions; undefined of tokens. */
  readonly format: DataFormat | undefined;
  /** The number of cells along each axis. */
  readonly cells: readonly number[];
  /** The size that the map is resampled to, or `undefined` where it keeps the feature layer's. */
  readonly size: readonly number[] | undefined;
  /** The position of its axes. */
  readonly layout: Layout;
  /** The taps that bring a map to `size`, axis by axis, where its cells have places of their own; else they lie side by side. */
  readonly taps?: readonly (readonly (readonly Tap[])[])[] | undefined;
  /** Finds such taps by another kernel. */
  readonly tapsBy?:
    ((interpolation: Interpolation) => readonly (readonly (readonly Tap[])[])[]) | undefined;
  /** From `[N, ...size]` to the input's own axes, where the network reshapes them; the tensor itself where nothing is to be done. */
  readonly asInput: (map: Tensor) => Tensor;
  /** The input over which the map lies. */
  readonly input: InputSpace;
  /** The warnings about the map. */
  readonly warnings: readonly LayerWarning[];
}

/**
 * Finds how a feature layer lies over the input.
 *
 * @param shapes The network, the layer, and the shapes of its activations and of the inputs.
 * @returns The way to unfold tensors, and the size of the map; if nothing relates the feature layer to the input, the size of the
 *   feature layer, and a warning.
 * @throws `NO_SPACE`, and `BAD_OPTION` for tokens that do not fit
 */
export function featureSpace(shapes: FeatureShapes): FeatureSpace {
  const { graph, featureLayer, inputShapes, keepsSize } = shapes;
  const axes = axesOf(shapes);
  const isFrame = losesTime(graph, featureLayer);
  const format = layerFormat(graph, featureLayer);
  const best = bestInput(graph, { name: featureLayer, axes, isFrame }, inputShapes);
  const { index, sizes } = best;
  const tokens = tokensOf(shapes, axes, best.layout);
  const isLaid = tokens !== undefined || ['exact', 'part'].includes(best.layout.kind);
  // A row of tokens without a grid lies nowhere.
  const layout: Layout = isLaid ? best.layout : { ...best.layout, kind: 'none' };
  return {
    cells: tokens?.grid ?? axes,
    ...unfolding(tokens, format),
    size: keepsSize || !isLaid ? undefined : layout.size,
    layout,
    asInput: (map) => asInputShape(map, layout),
    input: inputSpace(index, sizes, layout),
    warnings:
      keepsSize || tokens !== undefined
        ? []
        : layoutWarnings(layout, { axes, featureLayer, input: inputShapes[index] ?? [], isFrame }),
  };
}

function unfolding(
  tokens: Tokens | undefined,
  format: DataFormat,
): Pick<FeatureSpace, 'format' | 'unfold'> {
  if (tokens === undefined) return { format, unfold: (tensor) => channelsLast(tensor, format) };
  return { format: undefined, unfold: (tensor) => gridOf(channelsLast(tensor, format), tokens) };
}

function axesOf({ graph, featureLayer, shape }: FeatureShapes): readonly number[] {
  const axes = spaceOf(shape, layerFormat(graph, featureLayer));
  if (axes.length > 0) return axes;
  throw new GradCamError(
    'NO_SPACE',
    `the activations of "${featureLayer}" have no space, got the shape [${shape.join(', ')}]; choose a layer before the flattening or pooling.`,
  );
}

/** Tokens that are given must fit; where none are, and no grid is found, the row stays a row. */
function tokensOf(
  { tokens }: FeatureShapes,
  [count = 0]: readonly number[],
  { kind, size }: Layout,
): Tokens | undefined {
  if (tokens === undefined && kind !== 'tokens') return undefined;
  try {
    return tokenGrid(count, size, tokens);
  } catch (error) {
    if (tokens !== undefined) throw error;
    return undefined;
  }
}

function gridOf(tensor: Tensor, { prefix, grid }: Tokens): Tensor {
  const channels = tensor.shape[2] ?? 1;
  return reshape(slice(tensor, [0, prefix, 0], [-1, -1, -1]), [-1, ...grid, channels]);
}

/**
 * Finds the sizes of the input's own axes over which a resized map lies.
 *
 * @param layout The position of its axes.
 * @returns The sizes to which it is resampled, or those that the network makes these of.
 */
export function ownSizes({ kind, size, shape }: Layout): readonly number[] {
  return kind === 'exact' ? shape : size;
}

function asInputShape(map: Tensor, { kind, size, shape }: Layout): Tensor {
  const isWhole = kind === 'exact' && size !== shape;
  const fits = map.shape.slice(1).every((length, axis) => length === size[axis]);
  return isWhole && fits && map.rank === size.length + 1 ? reshape(map, [-1, ...shape]) : map;
}

/** Warns if the map lies over a part of the input, or if nothing says over which. */
function layoutWarnings(
  { kind, axes: laid }: Layout,
  {
    axes,
    featureLayer: layer,
    input,
    isFrame,
  }: {
    readonly axes: readonly number[];
    readonly featureLayer: string;
    /** The shape of the input, with its batch axis. */
    readonly input: readonly number[];
    readonly isFrame: boolean;
  },
): readonly LayerWarning[] {
  const isExpected = kind === 'exact' || (kind === 'part' && isFrame);
  if (isExpected) return [];
  if (kind !== 'part') {
    const text = `Nothing says how the features of '${layer}', ${axes.join(' x ')}, lie over the input [${input.join(', ')}]: the map keeps their size.`;
    return [{ code: 'feature-resolution', layer, text }];
  }
  const count = `${axes.length} ${axes.length === 1 ? 'axis' : 'axes'}`;
  const sizes = laid.map((axis) => input[axis + 1] ?? 1).join(' x ');
  const positions = laid.map((axis) => axis + 1).join(', ');
  const text = `The features of '${layer}' have ${count} of space and the input [${input.join(', ')}] has more: the map lies over the sizes ${sizes} at the positions ${positions} of its shape.`;
  return [{ code: 'part-of-space', layer, text }];
}
