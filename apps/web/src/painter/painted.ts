import type { Picture } from '@gradcam/pictures';
import { blendClasses, overlay, type ClassHeat, type ScoreGrid } from '@gradcam/render';
import { overlayOptions, type Paint } from './paint.js';

/** A map, or several concepts, that is laid over a picture. */
export type Layer =
  | { readonly kind: 'map'; readonly scores: ScoreGrid; readonly isSigned: boolean }
  | { readonly kind: 'concepts'; readonly concepts: readonly ClassHeat[] };

/**
 * Lays a map over its picture.
 *
 * @param picture The picture, of any size.
 * @param layer The map.
 * @param paint Colours and opacity.
 * @returns New pixels of the picture's size.
 */
export function painted(picture: Picture, layer: Layer, paint: Paint): Picture {
  return layer.kind === 'map'
    ? overlay(picture, layer.scores, overlayOptions(paint, layer.isSigned))
    : blendClasses(picture, layer.concepts, { alpha: paint.alpha });
}
