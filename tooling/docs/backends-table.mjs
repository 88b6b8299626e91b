// Writes docs/backends.md from the reports that `npm test` and `npm run test:slow` leave in output/test-reports; what they do not
// cover stays as it was. With --check it writes nothing: every adapter must have its rows, and no difference be above its tolerance.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bin, root, run } from '../run/install.mjs';
import { markdownTable, mergeRows, readTable, unknown } from './markdown-table.mjs';
import { areas, networks, readReports } from './read-reports.mjs';

const path = `${root}docs/backends.md`;
const reports = `${root}output/test-reports`;
const old = existsSync(path) ? readFileSync(path, 'utf8') : '';
const columns = areas.map(({ id }) => id);
/** What a cell says of an area that another place of the same backend runs. */
const elsewhere = 'elsewhere';

if (process.argv.includes('--check')) check();
else {
  const seen = [...readReports(reports)].filter(([, backend]) => wasRun(backend));
  writeFileSync(path, page(new Map(seen)));
  run(bin('prettier'), ['--write', '--log-level=warn', path]);
}

/** Where a backend cannot be used, only what it says about that was tested. */
function wasRun({ device, real }) {
  return device !== undefined || real.passed > 0;
}

function page(backends) {
  const sections = [
    [
      'Where it runs',
      [
        'backend',
        'device',
        'stated tolerance',
        'largest difference',
        'tests with a tolerance of their own',
      ],
      whereRow,
    ],
    ['The contract', ['backend', ...columns], contractRow],
    ['Real networks', ['backend', ...networks.map(({ name }) => name)], networkRow],
  ];
  const texts = {
    'Where it runs':
      'Differences are relative to the largest value of the true map. Some tests let more pass than the adapter states: a net whose top probability is exactly 1, a method that takes the difference of two gradients (Shapley-CAM), other libraries, which round to float32. The device is as the tests saw it: SwiftShader and the llvmpipe of Mesa are GPUs made of software. No hardware GPU was tried.',
    'The contract': `Tests passed, and the largest difference from numbers by hand, in float64 or of other libraries. A test that runs several times, with threads and without, counts once. The second place of a backend runs what the place can change, and leaves the rest of the areas to the first (\`elsewhere\`).\n\n${areas.map(({ id, about }) => `- \`${id}\`: ${about}.`).join('\n')}`,
    'Real networks':
      'The same for maps of networks from npm, against independent implementations in float64.',
    Skipped: 'Tests that a backend does not pass, each with what stands in the way.',
  };
  const made = sections.map(([heading, head, rowOf]) => {
    const fresh = [...backends].map(([key, backend]) => [key, ...rowOf(backend)]);
    // A row of other columns says nothing about these.
    const before = readTable(old, heading).map((row) =>
      row.length === head.length ? row : [row[0], ...head.slice(1).map(() => unknown)],
    );
    return `## ${heading}\n\n${texts[heading]}\n\n${markdownTable(head, mergeRows(before, fresh))}`;
  });
  const skipped = [
    ...readTable(old, 'Skipped').filter(([key]) => !backends.has(key)),
    ...[...backends].flatMap(([key, backend]) =>
      backend.skipped.map(({ id, reason }) => [key, `\`${id}\``, reason]),
    ),
  ];
  return `${[
    '# Backends',
    'Every adapter runs the same contract (`@gradcam/testing`), the whole of it in one place and in every other what the place can change. This page is written by `npm run docs:backends` from the reports of `npm test` and `npm run test:slow`; edit nothing but the section Speed, whose numbers are those of `npm run bench`.',
    ...made,
    speed(),
    `## Skipped\n\n${texts.Skipped}\n\n${markdownTable(['backend', 'test', 'reason'], skipped)}`,
  ].join('\n\n')}\n`;
}

/** The section that is written by hand. */
function speed() {
  return /^## Speed$[^]*?(?=\n+## )/m.exec(old)?.[0] ?? '## Speed';
}

function whereRow({ device, tolerance, differences }) {
  // Without the contract only some of the rest was run.
  if (tolerance === undefined) return [unknown, unknown, unknown, unknown];
  const largest = (seen) => exponent(Math.max(0, ...seen.map(({ difference }) => difference)));
  // JSON has no infinity, which is what a test lets pass that does not say.
  const isWider = ({ allowed }) => allowed == null || allowed > tolerance;
  const [stated, wider] = [
    differences.filter((each) => !isWider(each)),
    differences.filter(isWider),
  ];
  return [device, exponent(tolerance), largest(stated), `${wider.length}, ${largest(wider)}`];
}

/** Where the contract was run, an area without a test is left to another place of the backend. */
function contractRow({ areas }) {
  // The last column is what an adapter tests beside the contract.
  const own = areas.length - 1;
  const isRun = areas.slice(0, own).some(({ passed }) => passed > 0);
  return areas.map((area, column) =>
    isRun && column < own && area.passed + area.failed === 0 ? elsewhere : counted(area),
  );
}

function networkRow(backend) {
  return backend.networks.map(counted);
}

/** Tests passed, those that failed where there are some, and the largest difference. */
function counted({ passed, failed, difference }) {
  if (passed + failed === 0) return unknown;
  const bad = failed === 0 ? '' : `, ${failed} FAILED`;
  return `${passed}${bad}${difference === undefined ? '' : `, ${exponent(difference)}`}`;
}

function exponent(value) {
  return value === 0 ? '0' : value.toExponential(1);
}

/** Tells whether another place of a backend runs an area. */
function isRunElsewhere(key, column) {
  const [backend] = key.split(',');
  return readTable(old, 'The contract').some(
    (row) => row[0].startsWith(`${backend},`) && row[0] !== key && row[column] !== elsewhere,
  );
}

function check() {
  const rows = readTable(old, 'Where it runs');
  const problems = [];
  const adapters = readdirSync(`${root}packages`).flatMap(
    (folder) => /^adapter-(.+)$/.exec(folder)?.[1] ?? [],
  );
  for (const name of adapters) {
    if (!rows.some(([key]) => key.startsWith(`${name}, `)))
      problems.push(`the adapter ${name} is not in it`);
  }
  for (const [key, , tolerance, seen] of rows) {
    // A number that does not parse is above everything.
    if (!(Number(seen) <= Number(tolerance)))
      problems.push(`${key}: the difference seen is ${seen}, and the tolerance ${tolerance}`);
    const tests = readTable(old, 'The contract').find((row) => row[0] === key) ?? [];
    // A backend without an adapter of ours runs the contract alone.
    const expected = adapters.some((name) => key.startsWith(`${name}, `))
      ? tests
      : tests.slice(0, -1);
    if (tests.length !== columns.length + 1 || expected.some((cell) => /FAILED|–|^0/.test(cell)))
      problems.push(`${key}: some part of the contract was not passed`);
    tests.forEach((cell, column) => {
      if (cell === elsewhere && !isRunElsewhere(key, column))
        problems.push(`${key}: no place of the backend runs the area ${columns[column - 1]}`);
    });
  }
  if (problems.length === 0) return;
  console.error(
    `docs/backends.md: ${problems.join('; ')}. Run npm test and npm run docs:backends.`,
  );
  process.exit(1);
}
