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
import { describeMap } from '../explain/describe-map.js';
import { paintOf } from './paint-of.js';

/** A map as it is painted, and the lines upon it. */
export interface DrawnMap {
  readonly painted: Pixels;
  readonly contours: readonly Contour[];
  readonly boxes: readonly Box[];
  /** Of the lines, in pixels. */
  readonly thickness: number;
  /** The hot places, in words. */
  readonly text: string;
}

/**
 * Paints a map over its picture, or alone in the picture's size.
 *
 * @param picture The picture.
 * @param scores The map.
 * @param given How it is painted, and which lines are wanted.
 * @returns The painting and its lines.
 */
export function drawMap(
  picture: Picture,
  scores: ScoreGrid,
  given: LookArguments & MapArguments,
): DrawnMap {
  const { width, height } = picture;
  const { threshold, text } = describeMap(scores);
  const { alpha, ...heat } = paintOf(given);
  return {
    painted: given.heat
      ? heatmap(resizeScores(scores, width, height), heat)
      : overlay(picture, scores, { ...heat, alpha }),
    contours: given.contour ? contours(scores, [threshold]) : [],
    boxes: given.boxes ? boxesOf(maskAbove(scores, threshold)) : [],
    thickness: Math.max(2, Math.round(Math.min(width, height) / 200)),
    text,
  };
}
