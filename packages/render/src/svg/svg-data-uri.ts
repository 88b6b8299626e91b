/**
 * An SVG as an address: for the `src` of an image, or as a picture inside of `gridOf`.
 *
 * @param svg An SVG document of this package.
 * @returns A data URI.
 */
export function svgDataUri(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
