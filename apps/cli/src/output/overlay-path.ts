import { basename, extname, join } from 'node:path';

/** In bytes: what file systems take, less what the name of the concepts has in addition. */
const longest = 255 - '-concepts'.length;

/** Of the name of a class; what is left is for the photo's. */
const mostOfClass = 100;

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
    .replace(/^-|-$/g, '')
    .slice(0, mostOfClass);
  const end = `-${slug ?? 'map'}.png`;
  const name = Array.from(basename(photo, extname(photo)));
  while (Buffer.byteLength(name.join('') + end) > longest) name.pop();
  return join('output', `${name.join('')}${end}`);
}
