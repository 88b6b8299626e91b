import { visible } from './visible.js';

/** The number of characters that are shown of a name. */
const most = 200;

/**
 * Makes a name fit for a line: as `visible` does, and shortened in the middle.
 *
 * @param name A name of foreign origin: of a file, a class, a layer.
 * @returns At most 200 characters.
 */
export function visibleName(name: string): string {
  const characters = Array.from(visible(name));
  if (characters.length <= most) return characters.join('');
  const half = Math.floor((most - 1) / 2);
  return [...characters.slice(0, half), '…', ...characters.slice(-half)].join('');
}
