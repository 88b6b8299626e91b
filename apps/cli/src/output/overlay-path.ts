import { basename, extname, join } from 'node:path';

/**
 * Returns the default path of an overlay: `output/chelsea-egyptian-cat.png`.
 *
 * @param photo The photo's path.
 * @param className The explained class.
 * @returns A path below the working folder.
 */
export function overlayPath(photo: string, className: string): string {
  const slug = className
    .split(',')[0]
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return join('output', `${basename(photo, extname(photo))}-${slug ?? 'map'}.png`);
}
