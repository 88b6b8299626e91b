import { max, neg, relu, type Tensor } from '@tensorflow/tfjs-core';
import { partOf } from '../../method/built-in.js';
import { hostNumbers } from '../../tensor/host-numbers.js';
import { readRows } from '../../tensor/read-rows.js';
import type { Combined } from '../combine/combine.js';
import type { MapContext } from '../context.js';
import { finiteRow } from '../finite/finite-row.js';
import type { FiniteScores } from '../finite/finite-scores.js';
import type { Explained, MapWarning } from '../grad-cam-result.js';
import { isFar, isZero, mapEnds, type MapEnds } from './map-ends.js';

/** Maps as a method made them, of what, and as they are finished. */
type FinishedMaps = Combined & { readonly finished: Tensor };

/**
 * Finds maps that are zero everywhere, and says whether the other sign has something to show; refuses those that are not finite. It
 * reads the maps as they were before they were resized.
 *
 * @param context The method, and which sign is wanted.
 * @param made The maps.
 * @param explained The targets of the maps.
 * @param finite What the maps are made of, where it is finite.
 * @returns A warning for each such map.
 * @throws `NOT_FINITE`
 */
export async function zeroMaps(
  context: Pick<MapContext, 'method' | 'preset' | 'request' | 'isFused'>,
  made: FinishedMaps,
  explained: readonly Explained[],
  finite: FiniteScores,
): Promise<MapWarning[]> {
  const { sign } = context.preset;
  const ends = await finiteEnds(context, made, explained.length);
  if (ends === undefined) {
    await finite.requireGradients();
    const { mapNotFinite } = await import('../on-demand.js');
    throw await mapNotFinite([made.map, made.finished], mapOf(context));
  }
  const zero = ends.flatMap((end, position) => (isZero(end, sign) ? [position] : []));
  if (zero.length === 0) return [];
  const other = await otherSign(context, made);
  const isSure = other !== undefined;
  const { zeroWarning } = await import('../on-demand.js');
  return zero.map((position) => {
    const hidden = other?.[position] ?? -(ends[position]?.least ?? 0);
    return zeroWarning({ explained: explained[position], hidden, isSure }, sign);
  });
}

/** The ends of each map; undefined where one is not finite, by itself or once it is scaled and resized. */
async function finiteEnds(
  { preset, isFused }: Pick<MapContext, 'preset' | 'isFused'>,
  { map, finished }: FinishedMaps,
  count: number,
): Promise<MapEnds[] | undefined> {
  const isScaled = preset.scaling !== 'none' || isFused;
  const [numbers = [], marks = []] = await readRows(() => [
    hostNumbers(map) ?? map,
    isScaled ? finiteRow(finished) : [],
  ]);
  const ends = mapEnds(numbers, count);
  if (ends.some(({ least }) => Number.isNaN(least))) return undefined;
  const [late = marks] =
    ends.some(isFar) && !isScaled ? await readRows(() => [finiteRow(finished)]) : [];
  return Array.from(late).some(Number.isNaN) ? undefined : ends;
}

function mapOf({ method, request }: Pick<MapContext, 'method' | 'request'>): string {
  return `the map by "${method.name}" of "${request.featureLayer}"`;
}

/** Computes the method's map of the negated score, if that takes no runs of the network. */
async function otherSign(
  { method, preset }: Pick<MapContext, 'method' | 'preset'>,
  { input }: Combined,
): Promise<ArrayLike<number> | undefined> {
  const isOneSided = preset.sign === 'positive' || preset.sign === 'negative';
  if (!('combine' in method) || !isOneSided) return undefined;
  const negated = () => {
    const { activations, gradients } = input();
    return { activations, gradients: neg(gradients) };
  };
  const [largest] = await readRows(() => [
    largestOf(relu(partOf(method, () => method.combine(negated())))),
  ]);
  return largest;
}

/** `[T * N]`. */
function largestOf(maps: Tensor): Tensor {
  return max(maps, maps.shape.map((_, axis) => axis).slice(1));
}
