import { abs, add, max, neg, relu, type Tensor } from '@tensorflow/tfjs-core';
import { partOf } from '../../method/built-in.js';
import { keepSign } from '../../method/sign.js';
import { readRows } from '../../tensor/read-rows.js';
import type { Combined } from '../combine/combine.js';
import type { MapContext } from '../context.js';
import { finiteRow } from '../finite/finite-row.js';
import type { FiniteScores } from '../finite/finite-scores.js';
import type { Explained, MapWarning } from '../grad-cam-result.js';

/**
 * Finds maps that are zero everywhere, and says whether the other sign has something to show; refuses those that are not finite. It
 * reads three numbers for each map.
 *
 * @param context The method, and which sign is wanted.
 * @param made The maps as the method made them, of what, and as they are finished.
 * @param explained The targets of the maps.
 * @param finite What the maps are made of, where it is finite.
 * @returns A warning for each such map.
 * @throws `NOT_FINITE`
 */
export async function zeroMaps(
  context: Pick<MapContext, 'method' | 'preset' | 'request'>,
  made: Combined & { readonly finished: Tensor },
  explained: readonly Explained[],
  finite: FiniteScores,
): Promise<MapWarning[]> {
  const { map, finished } = made;
  const { sign } = context.preset;
  const [kept, negated, marks = []] = await readRows(() => [
    largestOf(abs(keepSign(map, sign))),
    largestOf(neg(map)),
    add(finiteRow(map), finiteRow(finished)),
  ]);
  if (Array.from(marks).some(Number.isNaN)) {
    await finite.requireGradients();
    const { mapNotFinite } = await import('../on-demand.js');
    throw await mapNotFinite([map, finished], mapOf(context));
  }
  const zero = explained.flatMap((_, position) => (kept?.[position] === 0 ? [position] : []));
  if (zero.length === 0) return [];
  const other = await otherSign(context, made);
  const isSure = other !== undefined;
  const { zeroWarning } = await import('../on-demand.js');
  return zero.map((position) => {
    const hidden = (other ?? negated)?.[position] ?? 0;
    return zeroWarning({ explained: explained[position], hidden, isSure }, sign);
  });
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
  const negated = () => ({ ...input, gradients: neg(input.gradients) });
  const [largest] = await readRows(() => [
    largestOf(relu(partOf(method, () => method.combine(negated())))),
  ]);
  return largest;
}

/** `[T * N]`. */
function largestOf(maps: Tensor): Tensor {
  return max(maps, maps.shape.map((_, axis) => axis).slice(1));
}
