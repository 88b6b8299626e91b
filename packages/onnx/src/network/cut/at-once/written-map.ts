import type { CutPlan, MapRequest } from '@gradcam/core/network';
import { listOf } from '../../../head/attributes.js';
import type { OnnxGraph, OnnxNode } from '../../../graph/onnx-graph.js';
import { valuesOf } from '../../../file/tensor/values-of.js';
import { mapGraph, type MapGraph, type MappedValues } from '../../../pullback/map/map-graph.js';
import { pullGraph } from '../../../pullback/pull-graph.js';
import type { Facts } from '../../facts/value-facts.js';
import type { OnnxStep } from '../../onnx-steps.js';
import type { CuttableOnnx } from '../cut-onnx.js';
import type { HeadNodes } from '../halves-of.js';
import { knownOf } from '../known-of.js';
import { repeatedSizes } from './repeated-sizes.js';

/** The position of the channels, the scores, and what is made of each sample. */
interface Making extends Pick<MapRequest, 'format' | 'scores'> {
  /** True if maps are resized. */
  readonly isResized: boolean;
  /** True if there may be several classes of a sample. */
  readonly isSeveral: boolean;
}

/** A graph that makes maps. */
export interface WrittenMap extends MapGraph {
  /** The numbers that each class of a sample takes: what is repeated for it. */
  readonly repeated: number;
  /** The numbers of the output, in each of which a class has a gradient. */
  readonly seeded: number;
}

/**
 * Writes what makes the maps of a cut behind the network.
 *
 * @param network The network.
 * @param plan The cut.
 * @param head The nodes of the head.
 * @param making How the maps are made.
 * @returns The graph; undefined where ONNX Runtime cannot go the way back, or sizes are open that have to be known.
 */
export function writtenMap(
  { graph, facts }: CuttableOnnx,
  { feature, bypass, target }: CutPlan<OnnxStep>,
  head: HeadNodes,
  { format, scores, isResized, isSeveral }: Making,
): WrittenMap | undefined {
  const layer = layerOf(facts, feature, { format, isResized });
  const output = outputOf(facts, target, scores);
  if (layer === undefined || output === undefined) return undefined;
  // Of a layer whose mean is all that the head reads, the gradient is that of the mean, spread.
  const mean = meanBehind(head.nodes, graph, { feature, format, ...layer });
  const pulled = pullGraph(graph, {
    nodes: head.nodes.filter((node) => node !== mean?.node),
    values: [mean?.output ?? feature, ...bypass],
    target,
    isComputed: true,
    // Classes are samples to the way back, also of a network that takes one.
    ...knownOf(facts, head.isSingle && !isSeveral),
  });
  if (pulled === undefined) return undefined;
  const pooled = mean?.count;
  const values = { feature, ...layer, target, ...output, pooled, isResized, pulled };
  const read = isSeveral ? repeatedSizes(pulled.inputs, head.nodes, graph, facts) : 'once';
  return read && repeating(graph, values, read);
}

/** Writes the graph for several classes, for each of which what the way back reads is repeated, or for one. */
function repeating(
  graph: OnnxGraph,
  values: Omit<MappedValues, 'repeated'>,
  read: ReadonlyMap<string, readonly number[]> | 'once',
): WrittenMap {
  const seeded = sizeOf(values.targetSizes) ?? 0;
  if (read === 'once')
    return { ...mapGraph(graph, { ...values, repeated: undefined }), repeated: 0, seeded };
  const axes = new Map([...read].map(([name, each]) => [name, each.length]));
  const count = [...read.values()].reduce((sum, each) => sum + (sizeOf(each) ?? 0), 0);
  return { ...mapGraph(graph, { ...values, repeated: axes }), repeated: count, seeded };
}

/** The sizes of the output without its batch axis, all known. */
function sizesOf(facts: Facts, target: string): number[] | undefined {
  const [, ...sizes] = facts.get(target)?.shape ?? [];
  const known = sizes.flatMap((size) => size ?? []);
  return sizes.length > 0 && known.length === sizes.length ? known : undefined;
}

/** Finds what a map needs to know of the output; undefined where sizes are open, and where a region has no meaning: of a classifier, and of one unit, which has no other to be compared with. */
function outputOf(
  facts: Facts,
  target: string,
  { format, region }: MapRequest['scores'],
): Pick<MappedValues, 'targetSizes' | 'sums'> | undefined {
  const targetSizes = sizesOf(facts, target);
  if (targetSizes === undefined) return undefined;
  const axis = format === 'channelsFirst' ? 1 : targetSizes.length;
  const positions = sizeOf(targetSizes.filter((_, at) => at !== axis - 1)) ?? 1;
  if (positions === 1) return region === 'all' ? { targetSizes, sums: undefined } : undefined;
  const isAlone = targetSizes[axis - 1] === 1;
  return region === 'predicted' && isAlone ? undefined : { targetSizes, sums: { axis, region } };
}

/** The sizes of a feature layer. */
interface Layer {
  readonly shape: readonly (number | null)[];
  /** The axis of the channels, whose size is known. */
  readonly channels: number;
  readonly space: readonly (number | null)[];
}

function layerOf(
  facts: Facts,
  feature: string,
  { format, isResized }: Pick<Making, 'format' | 'isResized'>,
): Layer | undefined {
  const shape = facts.get(feature)?.shape;
  if (shape === undefined || shape.length < 3) return undefined;
  const channels = format === 'channelsFirst' ? 1 : shape.length - 1;
  if (typeof shape[channels] !== 'number') return undefined;
  const space = shape.filter((_, axis) => axis > 0 && axis !== channels);
  return isResized && !isPlane(space) ? undefined : { shape, channels, space };
}

/** The mean of activations over space. */
interface Mean {
  readonly node: OnnxNode;
  readonly output: string;
  /** The number of positions. */
  readonly count: number;
}

/** Finds the node that takes the mean of the activations over space, where nothing else reads them. */
function meanBehind(
  nodes: readonly OnnxNode[],
  graph: OnnxGraph,
  { feature, format, shape, space }: Layer & { readonly feature: string } & Pick<Making, 'format'>,
): Mean | undefined {
  const [node, ...others] = nodes.filter(
    ({ inputs, captured }) => inputs.includes(feature) || captured.includes(feature),
  );
  const count = sizeOf(space);
  if (node === undefined || others.length > 0 || count === undefined) return undefined;
  const isMean = format === 'channelsFirst' && isMeanOfSpace(node, graph, shape.length);
  return isMean ? { node, output: node.outputs[0] ?? '', count } : undefined;
}

function isMeanOfSpace(node: OnnxNode, graph: OnnxGraph, rank: number): boolean {
  if (node.op !== 'ReduceMean') return node.op === 'GlobalAveragePool';
  const axes = axesOf(node, graph)?.map((axis) => (axis < 0 ? axis + rank : axis));
  return axes?.sort((a, b) => a - b).join() === axesOfSpace(rank);
}

function axesOfSpace(rank: number): string {
  return Array.from({ length: rank - 2 }, (_, axis) => axis + 2).join();
}

function axesOf(node: OnnxNode, graph: OnnxGraph): readonly number[] | undefined {
  const constant = graph.constants.get(node.inputs[1] ?? '');
  return listOf(node, 'axes') ?? (constant && Array.from(valuesOf(constant), Number));
}

function sizeOf(sizes: readonly (number | null)[] | undefined): number | undefined {
  if (sizes === undefined || sizes.length === 0) return undefined;
  return sizes.reduce<number | undefined>(
    (product, size) => (size === null || product === undefined ? undefined : product * size),
    1,
  );
}

function isPlane(space: readonly (number | null)[]): boolean {
  return space.length === 2 && space.every((size) => size !== null);
}
