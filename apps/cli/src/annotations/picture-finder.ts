import { posix } from 'node:path';

/** The number of pictures that a name fits, where it is not one. */
export interface NotOne {
  readonly count: number;
}

/**
 * Makes a search for the pictures that annotations name: by the whole path, the path without its ending, the name alone, or that without its ending. Names
 * are compared, and never opened.
 *
 * @param paths The pictures of the set, by their paths in it, with slashes.
 * @returns From a name to the path, or to how many it fits.
 */
export function pictureFinder(paths: readonly string[]): (name: string) => string | NotOne {
  const indices = keys.map((keyOf) => {
    const index = new Map<string, string[]>();
    for (const path of paths) {
      const others = index.get(keyOf(path));
      if (others === undefined) index.set(keyOf(path), [path]);
      else others.push(path);
    }
    return { keyOf, index };
  });
  return (name) => {
    const path = posix.normalize(name.replaceAll('\\', '/'));
    for (const { keyOf, index } of indices) {
      const [found, ...others] = index.get(keyOf(path)) ?? [];
      if (found !== undefined) return others.length === 0 ? found : { count: others.length + 1 };
    }
    return { count: 0 };
  };
}

/** The nearest first. */
const keys: readonly ((path: string) => string)[] = [
  (path) => path,
  withoutEnding,
  (path) => posix.basename(path),
  (path) => withoutEnding(posix.basename(path)),
];

function withoutEnding(path: string): string {
  return path.slice(0, path.length - posix.extname(path).length);
}
