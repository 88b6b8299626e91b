import { calledAs, checkKind } from '@gradcam/errors';
import { isAbsolute, join } from 'node:path';

/**
 * Makes Node's `require` for the packages next to a module, in a way that bundlers do not follow: what it names is found when the
 * program runs, in the folders of `node_modules`. Of `createRequire` a bundler takes the names for files that it must pack, and
 * fails where one is not known before.
 *
 * @param address The module's `import.meta.url`, which is `undefined` in a bundle in CommonJS: the current folder stands in for it.
 * @returns The function, with `resolve`.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * requireAtRunTime(import.meta.url).resolve('sharp'); // '/srv/node_modules/sharp/dist/index.cjs'
 * ```
 */
export function requireAtRunTime(address: string | undefined): NodeJS.Require {
  return calledAs('requireAtRunTime', () => {
    checkKind(
      address === undefined || (typeof address === 'string' && isPlace(address)),
      address,
      'this is not the address of a module',
      'import.meta.url',
    );
    const { createRequire } = process.getBuiltinModule('node:module');
    return createRequire(address ?? join(process.cwd(), 'program.js'));
  });
}

function isPlace(address: string): boolean {
  return (isAbsolute(address) || address.startsWith('file:///')) && !/\0|%00/.test(address);
}
