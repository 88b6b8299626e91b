import type { Picture } from '@gradcam/pictures';
import {
  boxesOf,
  contours,
  heatmap,
  maskAbove,
  overlay,
  resizeScores,
  type Box,
  type Contour,
  type Pixels,
  type ScoreGrid,
} from '@gradcam/render';
import type { LookArguments, MapArguments } from '../arguments/request.js';
import { heatThreshold } from '../explain/heat-threshold.js';
import type { MeasuredMap } from '../explain/measure-map.js';
import { signOf } from '../explain/sign-of.js';
import { paintOf } from './paint-of.js';

/** A map as it is painted, and the lines that are not painted yet. */
export interface DrawnMap {
  readonly painted: Pixels;
  readonly contours: readonly Contour[];
  readonly boxes: readonly Box[];
  /** Of the lines, in pixels. */
  readonly thickness: number;
}

/**
 * Paints a map over its picture, or alone in the picture's size.
 *
 * @param picture The picture.
 * @param map The map.
 * @param map.scores Its numbers.
 * @param given How it is painted, and which lines are wanted.
 * @param arePaths True where the line around what is hot is going to be a path; else it is painted.
 * @returns The painting and its lines.
 */
export function drawMap(
  picture: Picture,
  { scores }: MeasuredMap,
  given: LookArguments & MapArguments,
  arePaths: boolean,
): DrawnMap {
  const { width, height } = picture;
  const paint = paintOf(given);
  const isLined = given.heat ? given.contour : arePaths && paint.contour !== 'none';
  return {
    painted: given.heat
      ? heatmap(resizeScores(scores, width, height), {
          colormap: paint.colormap,
          normalization: paint.normalization,
        })
      : overlay(picture, scores, arePaths ? { ...paint, contour: 'none' } : paint),
    contours: isLined ? lineAround(heatOf(scores, given)) : [],
    boxes: given.boxes ? boxesOf(maskAbove(scores, heatThreshold(scores))) : [],
    // As thick as an overlay paints its line.
    thickness: Math.max(1, Math.round(Math.min(width, height) / 160)),
  };
}

/** Evidence of either side, where a map has two signs. */
function heatOf(scores: ScoreGrid, given: MapArguments): ScoreGrid {
  if (signOf(given) !== 'signed') return scores;
  return { ...scores, data: Array.from(scores.data, Math.abs) };
}

function lineAround(heat: ScoreGrid): readonly Contour[] {
  return contours(heat, [heatThreshold(heat)]);
}
