import { isObject } from '@gradcam/errors';
import { requireKind } from '../../input/refusal.js';
import { checkText, checkRange } from '../../input/check-numbers.js';
import type { Size } from '../../scores/score-grid.js';

/** A picture inside an SVG. */
export interface EmbeddedPicture extends Size {
  /**
   * The address of the picture: a data URI, so that the SVG needs no other file. Two packages make one from pixels,
   * `@gradcam/pictures/node` and `@gradcam/pictures/browser`; the README says how.
   */
  readonly href: string;
}

/**
 * Refuses a picture without an address or a size.
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
  checkRange(where, 'the width of a picture', width, 1, Number.MAX_SAFE_INTEGER);
  checkRange(where, 'the height of a picture', height, 1, Number.MAX_SAFE_INTEGER);
}
