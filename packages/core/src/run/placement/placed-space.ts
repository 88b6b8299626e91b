import { GradCamError } from '@gradcam/errors';
import { receptiveField, type AxisField, type LayerWarning } from '@gradcam/layer-select';
import type { Interpolation } from '@gradcam/resample';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { MapContext } from '../context.js';
import type { Trunk } from '../with-trunk.js';
import { fieldGraph } from './field-graph.js';
import { laidBy } from './laid-by.js';

/** The part of the distance between two cells by which the centres of branches may differ before the user is told. */
const slight = 0.25;

/**
 * Lays the features of a layer over the input by the centres of their receptive fields.
 *
 * @param context The network and its feature layer.
 * @param trunk The network run up to that layer.
 * @param space The features over the input, side by side.
 * @param interpolation The kernel by which the map is resized.
 * @returns The same space, with the taps that bring a map there.
 * @throws `BAD_OPTION` where nothing says where the centres are
 */
export async function placedSpace(
  { network, request }: MapContext,
  { inputs }: Pick<Trunk, 'inputs'>,
  space: FeatureSpace,
  interpolation: Interpolation,
): Promise<FeatureSpace> {
  const { featureLayer: layer } = request;
  const known = await fieldGraph(network, inputs, space);
  const { size, cells } = space;
  if (known === undefined || size === undefined)
    throw unplaced(`nothing says where the features of "${layer}" lie over the input`);
  const fields = fieldsOf(() => receptiveField(known.graph, layer, known.input));
  if (fields.some((field, axis) => field.size !== cells[axis]) || fields.length !== cells.length) {
    const [found, real] = [fields.map((field) => field.size), cells].map((each) =>
      each.join(' x '),
    );
    throw unplaced(
      `the features of "${layer}" are ${real}, and by the layers of the network ${found}`,
    );
  }
  const warnings = fields.flatMap((field) => warningOf(layer, field)).slice(0, 1);
  return { ...laidBy(space, fields, interpolation), warnings: [...space.warnings, ...warnings] };
}

function fieldsOf(find: () => readonly AxisField[]): readonly AxisField[] {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof GradCamError) || error.code !== 'BAD_OPTION') throw error;
    throw unplaced(error.sentence.replace(/;[^;]*$/, ''));
  }
}

function unplaced(problem: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `the option placement is 'receptive-field', and ${problem}; leave placement out, or choose another featureLayer.`,
  );
}

/** The branches of a network may put its features elsewhere. */
function warningOf(layer: string, { spread, stride }: AxisField): readonly LayerWarning[] {
  if (spread <= slight * stride) return [];
  const text = `Branches of the network put the features of '${layer}' at places up to ${Number(spread.toPrecision(3))} positions of the input apart: the map has them in the middle.`;
  return [{ code: 'centres-differ', layer, text }];
}
