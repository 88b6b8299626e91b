import { calledAs, checkKind, isObject } from '@gradcam/errors';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import { requireAtRunTime } from './require-at-run-time.js';

/**
 * Loads a CommonJS file that reads and changes global variables, without defining them globally: they become parameters of the
 * function that wraps the file, in addition to `require` and `module`, so no other code sees them. The file gets the same copies
 * of the packages that it requires as everything else.
 *
 * @param path Of the file.
 * @param globals The variables that the file sees, by name; a `require` among them replaces Node's.
 * @returns The exports of the file.
 * @throws `BAD_OPTION`; what the file throws
 *
 * @example
 * ```ts
 * loadWithGlobals('/srv/legacy.cjs', { navigator: { language: 'en' } });
 * ```
 */
export function loadWithGlobals(path: string, globals: Readonly<Record<string, unknown>>): unknown {
  calledAs('loadWithGlobals', () => {
    checkKind(typeof path === 'string', path, 'this is not a path', 'that of a CommonJS file');
    checkKind(isObject(globals), globals, 'the globals are not an object', '{ name: value }');
  });
  const module: { exports: unknown } = { exports: {} };
  const scope = {
    exports: module.exports,
    require: requireAtRunTime(path),
    module,
    __filename: path,
    __dirname: dirname(path),
    ...globals,
  };
  // Node's own loader makes its functions this way.
  const load = compileFunction(readFileSync(path, 'utf8'), Object.keys(scope), { filename: path });
  Reflect.apply(load, module.exports, Object.values(scope));
  return module.exports;
}
