import { basename, extname, join } from 'node:path';

/**
 * Where an overlay goes when nobody says: `output/chelsea-egyptian-cat.png`.
 *
 * @param photo The photo's path.
 * @param className What is explained.
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
