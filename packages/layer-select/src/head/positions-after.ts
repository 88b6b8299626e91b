import { pointwiseTypes } from '../composite/pointwise-types.js';
import type { LayerNode } from '../graph/layer-graph.js';
import { isProduct, isShapeNeutral } from '../graph/layer-kinds.js';
import { normalType } from '../graph/normal-type.js';
import { channelAxisSize } from './position-count.js';
import { endedPositions, type Positions, type Surroundings } from './positions.js';
import { spreadAfter } from './spread-after.js';

const globalPool = /^global.*pool/;
const ordered = /attention|lstm|gru|rnn|bidirectional/;

/**
 * Follows the positions of a feature layer through one layer.
 *
 * @param node The layer.
 * @param inputs The positions in those of its inputs that depend on the feature layer.
 * @param around The layers that it reads, and the conventions of shapes.
 * @returns The positions in its output.
 */
export function positionsAfter(
  node: LayerNode,
  inputs: readonly Positions[],
  around: Surroundings,
): Positions {
  const spread = inputs.filter(({ state }) => state === 'spread');
  const ended = stateFromInputs(inputs) ?? stateFromType(node, spread.length, around);
  if (ended !== undefined) return endedPositions(ended);
  const before = joined(spread);
  const { outputShape } = node;
  if (outputShape !== undefined) return spreadAfter({ ...node, outputShape }, before, around);
  return isPointwise(node) ? before : endedPositions('unknown');
}

type EndedState = Exclude<Positions['state'], 'spread'>;

/** Returns the state that one input whose positions are distinguished, or unknown, decides for all. */
function stateFromInputs(inputs: readonly Positions[]): EndedState | undefined {
  const states = new Set(inputs.map(({ state }) => state));
  if (states.has('flattened')) return 'flattened';
  if (states.has('unknown')) return 'unknown';
  return states.has('spread') ? undefined : 'pooled';
}

/** Returns the state that follows from the type of a layer alone, whatever its sizes. */
function stateFromType(
  node: LayerNode,
  spreadInputs: number,
  around: Surroundings,
): EndedState | undefined {
  const type = normalType(node.type);
  if (globalPool.test(type)) return 'pooled';
  const tellsApart = ordered.test(type) || weighsPositions(node, spreadInputs, around);
  return tellsApart ? 'flattened' : undefined;
}

function joined(inputs: readonly Positions[]): Positions {
  const counts = inputs.flatMap(({ count }) => count ?? []);
  return {
    state: 'spread',
    count: counts.length < inputs.length ? undefined : Math.max(...counts),
    positionsLast: inputs.some(({ positionsLast }) => positionsLast),
  };
}

function isPointwise(node: LayerNode): boolean {
  const type = normalType(node.type);
  return pointwiseTypes.has(type) || isShapeNeutral(node) || type === 'biasadd';
}

/** Checks whether a layer multiplies positions by weights computed from positions: an attention. */
function weighsPositions(
  node: LayerNode,
  spreadInputs: number,
  { layers, dataFormat }: Surroundings,
): boolean {
  if (!isProduct(node) || spreadInputs < 2) return false;
  if (!['mul', 'multiply', 'multiplication'].includes(normalType(node.type))) return true;
  const channels = layers.map((layer) => channelAxisSize(layer, dataFormat));
  return channels.includes(1) && channels.some((size) => size !== 1);
}
