import { channelCount } from '../graph/channel-count.js';
import type { DataFormat, LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { readersOf } from '../graph/walk/readers-of.js';
import { pointwiseTypes } from './pointwise-types.js';
import { regionFinder, type Region } from './regions.js';

/** A normalisation that is written out as ops. */
export interface WrittenNorm extends Region {
  /** `LayerNormalization` if each position is normalised by its own mean, `InstanceNormalization` if each channel is. */
  readonly type: 'LayerNormalization' | 'InstanceNormalization';
}

const types = new Set([
  ...pointwiseTypes,
  ...'mean squareddifference reshape fusedbatchnormv3'.split(' '),
]);
const scales = new Set('rsqrt sqrt pow fusedbatchnormv3'.split(' '));
const ends = new Set('mul multiply div realdiv sub subtract add addv2 addn'.split(' '));
const affine = new Set('mul multiply add addv2 addn biasadd'.split(' '));

/**
 * Finds normalisations that converters write out: less the mean, over the root of the variance, with scale and offset.
 *
 * @param graph A graph without constants.
 * @returns The norm of each, by the name of its last op.
 */
export function writtenNorms(graph: LayerGraph): ReadonlyMap<string, WrittenNorm> {
  const regionOf = regionFinder(graph, types);
  const readers = readersOf(graph);
  const norms = new Map<string, WrittenNorm>();
  for (const node of graph.layers) {
    if (!ends.has(normalType(node.type)) || node.inputs.length !== 2) continue;
    const region = regionOf(node);
    if (region === undefined) continue;
    const type = normType(node, region, graph.dataFormat);
    if (type === undefined || !isClosed(node, region, readers)) continue;
    const [end, ...before] = affineEnd(node, readers);
    norms.set(end.name, { type, origin: region.origin, inner: [...region.inner, ...before] });
  }
  return norms;
}

/** Returns the normalisation that a region computes; undefined if it is not a norm. */
function normType(
  node: LayerNode,
  { origin, inner }: Region,
  dataFormat: DataFormat,
): WrittenNorm['type'] | undefined {
  // A residual connection around a norm is not part of it.
  const isResidual = normalType(node.type).startsWith('add') && node.inputs.includes(origin.name);
  const mean = inner.find(({ type }) => normalType(type) === 'mean');
  const hasScale = inner.some(({ type }) => scales.has(normalType(type)));
  if (isResidual || mean === undefined || !hasScale) return undefined;
  const channels = mean.outputShape && channelCount(mean, dataFormat);
  return channels === undefined || channels === 1 ? 'LayerNormalization' : 'InstanceNormalization';
}

type Readers = ReadonlyMap<string, readonly LayerNode[]>;

/** Checks that nothing outside reads the intermediate results of a region. */
function isClosed(end: LayerNode, { inner }: Region, readers: Readers): boolean {
  return inner.every(({ name }) =>
    (readers.get(name) ?? []).every((reader) => reader === end || inner.includes(reader)),
  );
}

/** Scale and offset, where they come after: the last op first. */
function affineEnd(node: LayerNode, readers: Readers): readonly [LayerNode, ...LayerNode[]] {
  const [next, ...others] = readers.get(node.name) ?? [];
  const isAffine =
    next !== undefined &&
    others.length === 0 &&
    next.inputs.length === 1 &&
    affine.has(normalType(next.type));
  if (!isAffine) return [node];
  const [end, ...before] = affineEnd(next, readers);
  return [end, ...before, node];
}
