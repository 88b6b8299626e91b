import {
  inputFrame,
  type FieldInput,
  type InputFrame,
  type LayerWarning,
} from '@gradcam/layer-select';
import type { Interpolation } from '@gradcam/resample';
import type { Network } from '../../network/network.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { MapContext } from '../context.js';
import type { Trunk } from '../with-trunk.js';
import { fieldGraph } from './field-graph.js';
import { laidBy } from './laid-by.js';

/** The frames that were looked for; undefined where there is none. */
const known = new WeakMap<Network, Map<string, InputFrame | undefined>>();
/** Of one network: inputs may have any size. */
const mostKnown = 100;

/**
 * Lays the features of a network that pads its input by much, or takes a part of it, where they belong: side by side over the whole input they would lie elsewhere.
 *
 * @param context The network and its feature layer.
 * @param trunk The network run up to that layer.
 * @param space The features over the input, side by side.
 * @param interpolation The kernel by which the map is resized.
 * @returns The space itself where the network does neither; the places of its cells where they are known; else a warning, `input-framed`.
 */
export async function framedSpace(
  context: MapContext,
  { inputs }: Pick<Trunk, 'inputs'>,
  space: FeatureSpace,
  interpolation: Interpolation,
): Promise<FeatureSpace> {
  const { network, request } = context;
  const { featureLayer: layer } = request;
  const { size, cells } = space;
  if (size === undefined) return space;
  const ofNetwork = known.get(network) ?? new Map<string, InputFrame | undefined>();
  known.set(network, ofNetwork);
  const key = JSON.stringify([layer, inputs.map(({ shape }) => shape.slice(1))]);
  if (!ofNetwork.has(key)) {
    const read = await fieldGraph(network, inputs, space);
    ofNetwork.set(key, read && inputFrame(read.graph, layer, wholeInput(read.input)));
    for (const oldest of [...ofNetwork.keys()].slice(0, -mostKnown)) ofNetwork.delete(oldest);
  }
  const frame = ofNetwork.get(key);
  if (frame === undefined) return space;
  const { fields = [] } = frame;
  const isLaid =
    fields.length === cells.length && fields.every((field, axis) => field.size === cells[axis]);
  return isLaid
    ? laidBy(space, fields, interpolation)
    : { ...space, warnings: [...space.warnings, warningOf(layer, frame)] };
}

/** Follows all axes where the network itself gives its input others, to know of a frame at least. */
function wholeInput(input: FieldInput): FieldInput {
  const all = input.shape.map((_, axis) => axis).slice(1);
  return input.space.length > 0 ? input : { ...input, space: all };
}

function warningOf(layer: string, { layer: frame }: InputFrame): LayerWarning {
  const text = `The network pads, cuts or turns its input at '${frame}', and nothing says where the features of '${layer}' lie after that: the map is laid over the whole input as it comes, and may show places that are not the ones that count. Pad, cut or turn the input before, so that the network has nothing to do there, or name a feature layer nearer to the input.`;
  return { code: 'input-framed', layer, text };
}
