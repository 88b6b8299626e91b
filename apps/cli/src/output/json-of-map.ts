import { boxesOf, maskAbove, type Box } from '@gradcam/render';
import type { MeasuredMap } from '../explain/measure-map.js';
import { inFlags } from './in-flags.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

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
    boxes: boxesOf(maskAbove(scores, heat.threshold)).map((box) => inPicture(box, picture)),
    warnings: [...(selection?.warnings ?? []), ...warnings].map(({ text }) => inFlags(text)),
  };
}

/** From pixels of the map to those of the picture. */
function inPicture({ x, y, width, height, grid }: Box, picture: Size) {
  const [right, down] = [picture.width / grid.width, picture.height / grid.height];
  return {
    x: Math.round(x * right),
    y: Math.round(y * down),
    width: Math.round(width * right),
    height: Math.round(height * down),
  };
}
