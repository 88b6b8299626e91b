import { extname, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { pictureEndings } from '../../pictures/picture-endings.js';
import { fixedFolder } from './fixed-folder.js';
import type { Source } from './source.js';

/**
 * Lists the pictures that a pattern matches; their root is the folder in front of its first sign. Their paths are held.
 *
 * @param pattern The pattern, with slashes.
 * @param out The folder of the output, in which no pictures are looked for.
 * @returns The pictures.
 * @throws `BAD_OPTION` where that folder is not there
 */
export function globSource(pattern: string, out: string): Source {
  const { root, rest } = fixedFolder(pattern);
  let found: Promise<readonly string[]> | undefined;
  const paths = () => (found ??= matching(rest, root, resolve(out)));
  return {
    root,
    said: { kind: 'glob', path: join(root, rest) },
    entries: async function* () {
      for (const name of await paths()) yield { name, from: { kind: 'file', root } };
    },
    share: () => undefined,
    count: async () => (await paths()).length,
  };
}

async function matching(rest: string, root: string, out: string): Promise<readonly string[]> {
  const own = relative(root, out).replaceAll('\\', '/');
  const paths = await glob(rest, {
    cwd: root,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  return paths
    .filter((path) => pictureEndings.includes(extname(path).toLowerCase()))
    .filter((path) => !path.startsWith(`${own}/`))
    .sort();
}
