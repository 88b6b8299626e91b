import { ancestorsOf, type LayerWarning } from '@gradcam/layer-select';
import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { Prepared } from '../run/prepare/prepared.js';
import { GradCamError } from '@gradcam/errors';
import { channelsLast } from './channels-last.js';
import { inputSpace, type InputSpace } from './input-space.js';
import { inputViews } from './input-views.js';
import { layOver, type Layout } from './lay-over.js';
import { losesTime } from './loses-time.js';
import { spaceOf } from './space-of.js';
import { tokenGrid, type Tokens } from './token-grid.js';

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
 * @param prepared The network and the options.
 * @param activations The feature layer's activations.
 * @param inputs The network's inputs, with their batch axes; the map lies over the first that fits best.
 * @returns How to unfold tensors, and the size of the map; where nothing says how the two lie, that of the feature layer, and a warning.
 * @throws `NO_SPACE`, and `BAD_OPTION` for tokens that do not fit
 */
export function featureSpace(
  prepared: Pick<Prepared, 'network' | 'options' | 'preset' | 'request'>,
  activations: Tensor,
  inputs: readonly Tensor[],
): FeatureSpace {
  const { network, options, preset, request } = prepared;
  const format = network.graph.dataFormat;
  const axes = spaceOf(activations.shape, format);
  if (axes.length === 0) {
    throw new GradCamError(
      'NO_SPACE',
      `the activations of "${request.featureLayer}" have no space, got the shape [${activations.shape.join(', ')}]; choose a layer before the flattening or pooling.`,
    );
  }
  const isFrame = losesTime(network.graph, request.featureLayer);
  const { index, layout } = bestInput(prepared, axes, inputs, isFrame);
  const keepsSize = preset.upsampling === 'none';
  const sizes = inputs[index]?.shape.slice(1) ?? [];
  const tokens =
    options.tokens !== undefined || layout.kind === 'tokens'
      ? foundTokens(activations, layout.size, options.tokens)
      : undefined;
  if (tokens !== undefined) {
    const { prefix, grid } = tokens;
    const channels = activations.shape[2] ?? 1;
    const unfold = (tensor: Tensor) =>
      reshape(slice(tensor, [0, prefix, 0], [-1, -1, -1]), [-1, ...grid, channels]);
    const size = keepsSize ? undefined : layout.size;
    const input = inputSpace(index, sizes, layout);
    return { unfold, cells: grid, size, asInput: asShape(layout), input, warnings: [] };
  }
  const unfold = (tensor: Tensor) => channelsLast(tensor, format);
  const isLaid = layout.kind === 'exact' || layout.kind === 'part';
  const input = inputSpace(index, sizes, isLaid ? layout : { ...layout, kind: 'none' });
  const size = keepsSize || !isLaid ? undefined : layout.size;
  const warnings =
    keepsSize || layout.kind === 'exact' || (isFrame && layout.kind === 'part')
      ? []
      : [warning(layout, axes, request.featureLayer, inputs[index]?.shape ?? [])];
  return { unfold, cells: axes, size, asInput: asShape(layout), input, warnings };
}

/** The input that fits best, of those that the features are computed from; the first of several. */
function bestInput(
  { network, request }: Pick<Prepared, 'network' | 'request'>,
  axes: readonly number[],
  inputs: readonly Tensor[],
  isFrame: boolean,
): { readonly index: number; readonly layout: Layout } {
  const { graph } = network;
  const sources = ancestorsOf(graph, request.featureLayer);
  const all = inputs.map(({ shape: [, ...sizes] }, index) => {
    const name = graph.inputs[index] ?? '';
    const views = inputViews(graph, name, sizes);
    const layout = layOver(axes, sizes, views, { format: graph.dataFormat, isFrame });
    // What has channels by itself has space, where a row of numbers may be anything.
    const isPlain = layout.kind === 'exact' && layout.view.length === sizes.length;
    return { index, layout, isPlain, isSource: sources.has(name) };
  });
  const isRelated = all.some(({ isSource }) => isSource);
  const related = all.filter(({ isSource }) => isSource || !isRelated);
  const best =
    related.find(({ isPlain }) => isPlain) ??
    (['exact', 'tokens', 'part', 'none'] as const)
      .map((kind) => related.find(({ layout }) => layout.kind === kind))
      .find((found) => found !== undefined);
  if (best === undefined) throw new RangeError('the network has no input');
  return best;
}

/** Tokens that are given must fit; where none are, and no grid is found, the row stays a row. */
function foundTokens(
  activations: Tensor,
  size: readonly number[],
  given: Tokens | undefined,
): Tokens | undefined {
  try {
    return tokenGrid(activations.shape[1] ?? 0, size, given);
  } catch (error) {
    if (given !== undefined) throw error;
    return undefined;
  }
}

function asShape({ kind, size, shape }: Layout): (map: Tensor) => Tensor {
  return (map) => {
    const isWhole = kind === 'exact' && size !== shape;
    const fits = map.shape.slice(1).every((length, axis) => length === size[axis]);
    return isWhole && fits && map.rank === size.length + 1 ? reshape(map, [-1, ...shape]) : map;
  };
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
