import { isObject } from '@gradcam/errors';
import { refusal, requireKind } from '../../input/refusal.js';
import { checkText, checkRange } from '../../input/check-numbers.js';
import type { Size } from '../../scores/score-grid.js';

/** A picture inside an SVG. */
export interface EmbeddedPicture extends Size {
  /**
   * The address of the picture: a data URI, so that the SVG needs no other file. Two packages make one from pixels,
   * `@gradcam/pictures/node` and `@gradcam/pictures/browser`; the README says how. Also `https:`, `http:`, `blob:`, `file:`, and
   * addresses relative to the SVG.
   */
  readonly href: string;
}

/**
 * Refuses a picture without a size, and an address that is not a picture's: who opens the SVG would run a `javascript:` one.
 *
 * @param where The function that was called, for the message.
 * @param picture The picture.
 * @throws `BAD_OPTION`
 */
export function checkEmbedded(where: string, picture: EmbeddedPicture): void {
  requireKind(where, isObject(picture), picture, {
    isNot: 'this is not a picture for an SVG',
    expected: '{ href, width, height }',
  });
  const { href, width, height } = picture;
  checkText(where, 'the href of a picture', href);
  checkScheme(where, href);
  checkRange(where, 'the width of a picture', width, 1, Number.MAX_SAFE_INTEGER);
  checkRange(where, 'the height of a picture', height, 1, Number.MAX_SAFE_INTEGER);
}

const ofPictures = /^(?:data:image\/|blob:|file:|https?:)/i;

// Browsers read over spaces and line breaks in a scheme, so whatever stands in front of a colon counts as one.
function checkScheme(where: string, href: string): void {
  const [scheme] = /^[^/?#]*?:/.exec(href) ?? [];
  if (scheme === undefined || ofPictures.test(href)) return;
  const expected = 'data:image/…, https:, http:, blob:, file: or a relative address';
  throw refusal(
    where,
    `the href of a picture is not the address of a picture, got one that begins with ${JSON.stringify(href.slice(0, 40))}, expected ${expected}.`,
  );
}
