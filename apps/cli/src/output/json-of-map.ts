import type { MeasuredMap } from '../explain/measure-map.js';
import { boxesOverPicture, type Size } from './boxes-over-picture.js';
import { inFlags } from './in-flags.js';

/**
 * Collects what JSON says of a map, but for the time it took.
 *
 * @param map The map.
 * @param map.result How it came about.
 * @param map.scores Its numbers.
 * @param map.heat Where it is hot.
 * @param picture The picture, for its size.
 * @returns The fields of `maps[]`.
 */
export function jsonOfMap({ result, scores, heat }: MeasuredMap, picture: Size) {
  const { method, featureLayers, reductionLayer, explained, selection, warnings } = result;
  const [target] = explained;
  return {
    method,
    featureLayers,
    reductionLayer,
    classIndex: target?.classIndex,
    score: target?.score,
    size: [scores.height, scores.width],
    heat,
    boxes: boxesOverPicture(scores, picture),
    warnings: [...(selection?.warnings ?? []), ...warnings].map(({ text }) => inFlags(text)),
  };
}
