import { faults } from './tally.mjs';

const titles = {
  raw: 'raw',
  wrong: 'wrong',
  hangs: 'hangs',
  crashes: 'crashes',
  overMemory: 'too big',
  leakedTensors: 'tensors',
  filesOutside: 'outside',
};

/**
 * The tallies as a table, with the codes of the refusals below it.
 * @param {Readonly<Record<string, ReturnType<typeof import('./tally.mjs').emptyTally>>>} tallies
 */
export function tableOf(tallies) {
  const rows = Object.entries(tallies);
  const table = [
    ['target', 'inputs', 'accepted', 'refused', ...faults.map((fault) => titles[fault]), 'peak MB'],
    ...rows.map(([name, tally]) => [
      name,
      tally.inputs,
      tally.accepted,
      Object.values(tally.refusals).reduce((sum, count) => sum + count, 0),
      ...faults.map((fault) => tally[fault]),
      tally.peakMegabytes,
    ]),
  ];
  const total = (at) => table.slice(1).reduce((sum, row) => sum + row[at], 0);
  const last = table[0].length - 1;
  table.push([
    'all',
    ...Array.from({ length: last - 1 }, (_, at) => total(at + 1)),
    Math.max(...table.slice(1).map((row) => row[last])),
  ]);
  return [...aligned(table), '', 'refusals', ...rows.map(refusalLine)].join('\n');
}

function aligned(table) {
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => String(row[at]).length)));
  return table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : String(cell).padStart(widths[at])))
      .join('  '),
  );
}

function refusalLine([name, { refusals }]) {
  const sorted = Object.entries(refusals).sort(([, one], [, other]) => other - one);
  return `  ${name}: ${sorted.map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}`;
}

/**
 * What failed, one line for those with the same words, with the command that shows the first again.
 * @param failures as `fuzz` returns them
 */
export function failureLines(failures) {
  const kinds = grouped(failures);
  return [...kinds.values()].flatMap((alike) => [
    '',
    `${alike.length} x ${kindOf(alike[0])}`,
    `  ${replayOf(alike[0])}`,
  ]);
}

function grouped(failures) {
  const kinds = new Map();
  for (const failure of failures)
    kinds.set(kindOf(failure), [...(kinds.get(kindOf(failure)) ?? []), failure]);
  return kinds;
}

/** The words that tell failures apart. */
export function kindOf({ target, failure, said, leaked, outside }) {
  const what = [
    ...(failure === undefined ? [] : [failure]),
    ...(leaked === 0 ? [] : ['tensors left']),
    ...(outside.length === 0 ? [] : ['files outside']),
  ];
  return `${target}: ${what.join(', ')}: ${alike(said)}`;
}

/** The same words about other names and numbers. */
function alike(said = '') {
  const [line] = said.split('\n');
  return line
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\d+/g, '0')
    .slice(0, 120);
}

/** The command that gives one input again. */
export function replayOf({ target, seed, index }) {
  return `npm run fuzz -- --target ${target} --seed ${seed} --index ${index}`;
}
