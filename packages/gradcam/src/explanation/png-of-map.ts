import type { Place } from '../place/place.js';
import type { PngOptions } from './explanation.js';
import type { MadeMap } from './made-map.js';
import { paintMap } from './paint-map.js';
import { svgOfMap } from './svg-of-map.js';

/**
 * Paints a map as a PNG file: over its picture, or as a figure with the words that belong to it.
 *
 * @param map The map.
 * @param place Node, or a page.
 * @param options Whether there is a caption, title, colours, normalisation, opacity.
 * @returns The file's bytes.
 * @throws `BAD_OPTION`; `BACKEND_UNAVAILABLE` in Node where sharp is missing, and in a worker, which draws no words
 */
export async function pngOfMap(
  map: MadeMap,
  place: Place,
  { caption = false, title, ...options }: PngOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!caption) return place.encode(paintMap(map, options));
  return place.encode(await place.draw(await svgOfMap(map, place, { title, ...options })));
}
