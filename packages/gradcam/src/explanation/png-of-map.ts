import { checkCaption } from './check-caption.js';
import type { Place } from '../place/place.js';
import type { FileOptions } from './explanation.js';
import type { MadeMap } from './made-map.js';
import { paintMap } from './paint-map.js';
import { svgOfMap } from './svg-of-map.js';

/**
 * Paints a map as a PNG file: as a figure with the words that belong to it, or over its picture alone.
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
  { caption = place.drawsWords, title, ...options }: FileOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  checkCaption(caption);
  if (!caption) return place.encode(paintMap(map, options));
  return place.encode(await place.draw(await svgOfMap(map, place, { title, ...options })));
}
