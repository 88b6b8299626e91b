import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * Loads a CommonJS package that looks for things in the global object, without putting them there.
 *
 * Node makes `require` and `module` parameters of the function that a CommonJS file becomes; these are parameters of it as
 * well, so that this one file sees them and nobody else does. The package gets the same copies of the packages it
 * requires as everybody.
 *
 * @param name The package.
 * @param globals What it is to find, by name.
 */
export function loadWithGlobals(name: string, globals: Readonly<Record<string, unknown>>): void {
  const path = createRequire(import.meta.url).resolve(name);
  const module = { exports: {} };
  const scope = {
    ...globals,
    exports: module.exports,
    require: createRequire(path),
    module,
    __filename: path,
    __dirname: dirname(path),
  };
  // Node's own loader makes its functions this way.
  const load = compileFunction(readFileSync(path, 'utf8'), Object.keys(scope), { filename: path });
  Reflect.apply(load, module.exports, Object.values(scope));
}
