import { annotatedPicture, curve, type OverlayOptions } from '@gradcam/render';
import type { Place } from '../place/place.js';
import { describeMap, titleOf } from './describe-map.js';
import type { MadeMap } from './made-map.js';
import { paintMap } from './paint-map.js';

/**
 * Draws a map as SVG: over its picture, or along the curve of its signal.
 *
 * @param map The map.
 * @param place What encodes the picture inside.
 * @param options Colours, normalisation, opacity.
 * @returns The document.
 * @throws `BAD_OPTION`; `BACKEND_UNAVAILABLE` in Node where sharp is missing
 */
export async function svgOfMap(
  map: MadeMap,
  place: Place,
  options: OverlayOptions | undefined,
): Promise<string> {
  const words = { title: titleOf(map), description: describeMap(map) };
  if (map.signal !== undefined) {
    const { colormap, normalization } = options ?? {};
    return curve(map.signal, map.scoreMap.data, { ...words, colormap, normalization });
  }
  const painted = paintMap(map, options);
  const { width, height } = painted;
  const href = `data:image/png;base64,${base64(await place.encode(painted))}`;
  return annotatedPicture({ href, width, height }, words);
}

/** In pieces, for a call takes no more than some ten thousand arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
