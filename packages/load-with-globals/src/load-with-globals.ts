import { calledAs, checkKind, isObject } from '@gradcam/errors';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * Loads a CommonJS file that looks for things in the global object, and changes some, without their being there: they are
 * parameters of the function that the file becomes, beside `require` and `module`, so that nobody else sees them. The file gets the same
 * copies of the packages that it requires as everybody.
 *
 * @param path Of the file.
 * @param globals What it is to find, by name; a `require` among them takes the place of Node's.
 * @returns What it exports.
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
    require: createRequire(path),
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
