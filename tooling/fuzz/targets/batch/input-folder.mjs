import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secret } from './require-entry.mjs';

/** Paths as a list or an archive may name them; `@` becomes the folder that the secret lies in. */
export const paths = [
  ...['a.png', './sub/../a.png', 'sub/b.png', '../secret.png', 'sub/../../secret.png'],
  ...[
    'link.png',
    'up/secret.png',
    'sub',
    '.',
    '..',
    '',
    '/',
    '@/secret.png',
    'file://@/secret.png',
  ],
  ...['a.png\0.jpg', '__proto__', 'constructor.png', 'C:\\a.png', '..\\secret.png', 'a.png/b.png'],
  ...[`${'long/'.repeat(60)}a.png`, `${'x'.repeat(300)}.png`, 'pipe?.png', '\u202egnp.a'],
];

/**
 * Makes a folder with a few files, and beside it what is none of its business, to which links lead.
 * @param {string} above an empty folder
 * @returns {string} the folder
 */
export function inputFolder(above) {
  const folder = join(above, 'input');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'a.png'), 'a');
  writeFileSync(join(folder, 'sub/b.png'), 'b');
  writeFileSync(join(above, 'secret.png'), secret);
  symlinkSync('../secret.png', join(folder, 'link.png'));
  symlinkSync('..', join(folder, 'up'));
  return folder;
}
