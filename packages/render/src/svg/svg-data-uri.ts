import { requireKind } from '../input/refusal.js';
/**
 * Encodes an SVG as an address: for the `src` of an image, or as a picture inside of `gridOf`.
 *
 * @param svg An SVG document of this package.
 * @returns A data URI.
 * @throws `BAD_OPTION` for what is not a string.
 */
export function svgDataUri(svg: string): string {
  requireKind('svgDataUri', typeof svg === 'string', svg, {
    isNot: 'this is not an SVG document',
    expected: 'a string',
  });
  // Half of a pair of characters has no bytes.
  const whole = svg.replace(/\p{Surrogate}/gu, '\uFFFD');
  return `data:image/svg+xml,${encodeURIComponent(whole)}`;
}
