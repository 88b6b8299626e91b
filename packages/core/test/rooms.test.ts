import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** The folders of the package from the ground up: a file imports from its own folder and from floors below it, never upwards or beside. */
const floors = [
  ['pace'],
  ['error'],
  ['adapter', 'resample', 'space', 'tensor'],
  ['method', 'network'],
  ['picture', 'prediction', 'preset', 'target'],
  ['concepts', 'options'],
  ['run'],
  ['calls'],
  ['explain'],
  ['by-name'],
] as const;

interface Import {
  readonly from: string;
  readonly to: string;
}

function roomOf(file: string): string {
  const [room = '', ...rest] = file.split('/');
  return rest.length === 0 ? '' : room;
}

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)].map(([, path = '']) => ({
    from: file,
    to: relative(source, resolve(source, dirname(file), path)),
  }));
}

/** A door is above all rooms, so that none imports it. */
function floorOf(room: string): number {
  if (room === '') return floors.length;
  return floors.findIndex((rooms) => rooms.some((name) => name === room));
}

/** The imports that lead upwards, or to another room of the same floor. */
function upwards(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => roomOf(from) !== roomOf(to))
    .filter(({ from, to }) => floorOf(roomOf(to)) >= floorOf(roomOf(from)))
    .map(({ from, to }) => `${from} imports ${to}`);
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map(({ parentPath, name }) => relative(source, join(parentPath, name)).replaceAll('\\', '/'))
  // The doors of package.json stand above every room, and hand on what is below them.
  .filter((file) => roomOf(file) !== '');

it('has a floor for every room', () => {
  const rooms = [...new Set(files.map(roomOf))].sort();
  expect(rooms).toEqual([...floors.flat()].sort());
});

it('imports downwards only, so that no circle is possible', () => {
  const imports = files.flatMap((file) =>
    importsOf(file, readFileSync(join(source, file), 'utf8')),
  );
  expect(imports.length).toBeGreaterThan(100);
  expect(upwards(imports)).toEqual([]);
});

/** The files that come with one: what it imports as values, and so on, but not what it loads when it is called. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(source, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*from '(\.[^']+)'/gm))
    loadedWith(join(dirname(file), path.replace(/js$/, 'ts')), seen);
  return seen;
}

it('brings a page what is called, and loads what the calls do', () => {
  const rooms = [...new Set([...loadedWith('index.ts')].map(roomOf))].sort();
  expect(rooms).toEqual([
    '',
    'by-name',
    'explain',
    'options',
    'pace',
    'picture',
    'preset',
    'resample',
    'space',
    'target',
    'tensor',
  ]);
});

it('sees an import upwards, and one of two rooms in each other', () => {
  const up = importsOf('space/feature-space.ts', "import type { A } from '../run/context.js';");
  const down = importsOf('run/context.ts', "import { b } from '../space/feature-space.js';");
  const beside = importsOf('tensor/a.ts', "export { c } from '../space/feature-space.js';");
  expect(upwards([...up, ...down, ...beside])).toEqual([
    'space/feature-space.ts imports run/context.js',
    'tensor/a.ts imports space/feature-space.js',
  ]);
});

it('keeps every folder to twelve files', () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 12)).toEqual([]);
});
