import { pointwiseTypes } from '../composite/pointwise-types.js';
import type { LayerNode } from '../graph/layer-graph.js';
import { isProduct, isShapeNeutral } from '../graph/layer-kinds.js';
import { normalType } from '../graph/normal-type.js';
import { channelAxisSize } from './place-count.js';
import { endedPlaces, type Places, type Surroundings } from './places.js';
import { spreadAfter } from './spread-after.js';

const globalPool = /^global.*pool/;
const ordered = /attention|lstm|gru|rnn|bidirectional/;

/**
 * Follows the places of a feature layer through one layer.
 *
 * @param node The layer.
 * @param inputs What became of the places in those of its inputs that depend on the feature layer.
 * @param around What it reads, and the shapes' conventions.
 * @returns What becomes of them in its output.
 */
export function placesAfter(
  node: LayerNode,
  inputs: readonly Places[],
  around: Surroundings,
): Places {
  const spread = inputs.filter(({ state }) => state === 'spread');
  const ended = stateFromInputs(inputs) ?? stateFromType(node, spread.length, around);
  if (ended !== undefined) return endedPlaces(ended);
  const before = joined(spread);
  const { outputShape } = node;
  if (outputShape !== undefined) return spreadAfter({ ...node, outputShape }, before, around);
  return isPointwise(node) ? before : endedPlaces('unknown');
}

type EndedState = Exclude<Places['state'], 'spread'>;

/** One input whose places are told apart, or not known, decides for all. */
function stateFromInputs(inputs: readonly Places[]): EndedState | undefined {
  const states = new Set(inputs.map(({ state }) => state));
  if (states.has('flattened')) return 'flattened';
  if (states.has('unknown')) return 'unknown';
  return states.has('spread') ? undefined : 'pooled';
}

/** What a layer does to places by what it is, whatever its sizes. */
function stateFromType(
  node: LayerNode,
  spreadInputs: number,
  around: Surroundings,
): EndedState | undefined {
  const type = normalType(node.type);
  if (globalPool.test(type)) return 'pooled';
  const tellsApart = ordered.test(type) || weighsPlaces(node, spreadInputs, around);
  return tellsApart ? 'flattened' : undefined;
}

function joined(inputs: readonly Places[]): Places {
  const counts = inputs.flatMap(({ count }) => count ?? []);
  return {
    state: 'spread',
    count: counts.length < inputs.length ? undefined : Math.max(...counts),
    placesLast: inputs.some(({ placesLast }) => placesLast),
  };
}

function isPointwise(node: LayerNode): boolean {
  const type = normalType(node.type);
  return pointwiseTypes.has(type) || isShapeNeutral(node) || type === 'biasadd';
}

/** Whether a layer multiplies places by weights that come from places: an attention. */
function weighsPlaces(
  node: LayerNode,
  spreadInputs: number,
  { layers, dataFormat }: Surroundings,
): boolean {
  if (!isProduct(node) || spreadInputs < 2) return false;
  if (!['mul', 'multiply', 'multiplication'].includes(normalType(node.type))) return true;
  const channels = layers.map(({ outputShape }) => channelAxisSize(outputShape, dataFormat));
  return channels.includes(1) && channels.some((size) => size !== 1);
}
