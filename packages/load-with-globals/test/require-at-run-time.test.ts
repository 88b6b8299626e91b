import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { requireAtRunTime } from '../src/index.js';

const folder = await mkdtemp(join(tmpdir(), 'require-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
// Nobody installs it.
const name = 'neighbour';
await mkdir(join(folder, 'node_modules', name), { recursive: true });
await writeFile(join(folder, 'node_modules', name, 'index.js'), 'module.exports = 42;');

it('finds the packages next to a module', () => {
  const require = requireAtRunTime(pathToFileURL(join(folder, 'module.js')).href);
  expect(require(name)).toBe(42);
  expect(require.resolve(name)).toBe(join(folder, 'node_modules', name, 'index.js'));
});

it('takes the current folder where a bundle in CommonJS has no address', () => {
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  expect(requireAtRunTime(undefined)(name)).toBe(42);
});

it('refuses what is not an address', () => {
  // @ts-expect-error a number in place of an address
  expect(() => requireAtRunTime(3)).toThrow(/^requireAtRunTime: this is not the address/);
});
