import { methods } from '@gradcam/core/methods';
import { annotatedPicture, captionedPicture, curve } from '@gradcam/render';
import type { Place } from '../place/place.js';
import { checkCaption } from './check-caption.js';
import { describeMap, nameOf, probabilityOf, titleOf } from './describe-map.js';
import type { FileOptions } from './explanation.js';
import type { MadeMap } from './made-map.js';
import { chosenLook, paintMap } from './paint-map.js';

/**
 * Draws a map as SVG: over its picture with the words that belong to it, or along the curve of its signal.
 *
 * @param map The map.
 * @param place The encoder of the picture inside.
 * @param options Title, whether there is a caption, colours, normalisation, opacity.
 * @returns The document.
 * @throws `BAD_OPTION`; `BACKEND_UNAVAILABLE` in Node where sharp is missing
 */
export async function svgOfMap(
  map: MadeMap,
  place: Place,
  { title, caption = true, ...options }: FileOptions,
): Promise<string> {
  checkCaption(caption);
  const description = describeMap(map);
  if (map.signal !== undefined) {
    const { colormap, normalization } = options;
    const words = { title: title ?? titleOf(map), description };
    return curve(map.signal, map.scoreMap.data, { ...words, colormap, normalization });
  }
  const painted = paintMap(map, options);
  const { width, height } = painted;
  const href = `data:image/png;base64,${base64(await place.encode(painted))}`;
  const picture = { href, width, height };
  if (!caption) return annotatedPicture(picture, { title: title ?? titleOf(map), description });
  const { title: method, usesClass } = methods[map.result.method];
  return captionedPicture(picture, {
    title,
    description,
    className: usesClass ? nameOf(map) : 'whatever the class',
    probability: usesClass ? probabilityOf(map) : undefined,
    method,
    layer: map.result.featureLayers.join(' and '),
    look: chosenLook(map, options),
  });
}

/** In pieces, for a call takes no more than some ten thousand arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
