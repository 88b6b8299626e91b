// npm run check: the gates beside the tests. Every one is run; the first failure ends it.
import { readdirSync, readFileSync } from 'node:fs';
import { bin, build, install, root, run } from './install.mjs';

install();
build();

const packages = readdirSync(`${root}packages`)
  .map((folder) => `${root}packages/${folder}`)
  .filter((folder) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).private !== true);

const gates = [
  ['prettier', () => run(bin('prettier'), ['--check', '--log-level=warn', '.'])],
  ['eslint', () => run(bin('eslint'), ['.'])],
  ['types of tests and tools', () => run(bin('tsc'), ['-p', 'tsconfig.tests.json'])],
  ['types of the web app', () => run(bin('tsc'), ['-p', 'apps/web'])],
  ['docs/backends.md', () => run(process.execPath, ['tooling/docs/backends-table.mjs', '--check'])],
  ['knip', () => run(bin('knip'), ['--no-progress'])],
  ...packages.flatMap((folder) => [
    [`publint ${folder.split('/').pop()}`, () => run(bin('publint'), ['--strict', folder])],
    [
      `attw ${folder.split('/').pop()}`,
      () =>
        run(bin('attw'), [
          '--pack',
          folder,
          '--profile',
          'esm-only',
          '--format',
          'ascii',
          '--quiet',
        ]),
    ],
  ]),
  ['size-limit', () => run(bin('size-limit'), [])],
  [
    'a map beside a prediction',
    () => run(process.execPath, ['tooling/bench/map-and-prediction.mjs', '--check']),
  ],
  ['smoke test of the packed packages', () => run(process.execPath, ['tooling/smoke/smoke.mjs'])],
];
for (const [name, gate] of gates) {
  console.log(`-- ${name}`);
  gate();
}
console.log('All gates passed.');
