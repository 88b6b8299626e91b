import { realpathSync, statSync } from 'node:fs';
import { extname, join, posix, relative, resolve } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob, isDynamicPattern } from 'tinyglobby';
import { pictureEndings } from '../../pictures/picture-endings.js';
import type { Source } from './entry.js';

/**
 * Lists the pictures that a pattern matches; their root is the folder in front of its first sign. Their paths are held.
 *
 * @param pattern The pattern, with slashes.
 * @param out The folder of the output, in which no pictures are looked for.
 * @returns The pictures.
 * @throws `BAD_OPTION` where that folder is not there
 */
export function globSource(pattern: string, out: string): Source {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => isDynamicPattern(part));
  const folder = first === 0 ? '.' : parts.slice(0, first).join('/') || '/';
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new GradCamError(
      'BAD_OPTION',
      `there is no folder "${folder}", got the pattern "${pattern}"; check the path.`,
    );
  const root = realpathSync(folder);
  const rest = posix.join(...parts.slice(first));
  let found: Promise<readonly string[]> | undefined;
  const paths = () => (found ??= matching(rest, root, resolve(out)));
  return {
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
