import { writeFileSync } from 'node:fs';
import { markdownTable, unknown } from '../../../docs/markdown-table.mjs';
import { root } from '../../../run/install.mjs';
import { base, variants } from '../cases.mjs';
import { contenders } from '../contenders.mjs';
import { networks } from '../networks.mjs';
import { ratioPlot } from './ratio-plot.mjs';
import { introduction, reasonsOf } from './page-texts.mjs';

/** Writes docs/contenders.md and its picture from what was measured. */
export function contendersPage(measured) {
  const ids = Object.keys(networks).filter((id) => measured[id]?.cases.base !== undefined);
  writeFileSync(`${root}docs/pictures/contenders.svg`, ratioPlot(linesOf(measured, ids)));
  const sections = ids.map((id) => section(networks[id], measured[id]));
  const page = `${introduction(Object.fromEntries(ids.map((id) => [id, measured[id]])))}\n\n${sections.join('\n\n')}\n`;
  writeFileSync(`${root}docs/contenders.md`, page);
}

/** Of each contender its ratio in each network's base case. */
function linesOf(measured, ids) {
  const titles = ids.map((id) => networks[id].title);
  const rows = contenders
    .map(({ name, title }) => {
      const found = ids.map((id) => measured[id].cases.base.results[name]?.map);
      return { title: title.replaceAll('`', ''), ratios: found.map((map) => map?.besideRuntime) };
    })
    .filter(({ ratios }) => ratios.some((ratio) => ratio !== undefined));
  return { titles, rows };
}

function section({ title, last }, { cases }) {
  const { rounds, results, threads, date, machine, load } = cases.base;
  const head = `## ${title}

${date}, ${machine}, with a load of ${load.toFixed(1)} before; ${threadsOf(threads)}, the layer \`${last}\`, one picture, one class, ${roundsOf(rounds)}.`;
  const parts = [head, baseTable(results)];
  if (Object.keys(cases).length > 1) parts.push(variantsTable(cases, threads));
  const reasons = reasonsOf(cases, threads);
  if (reasons.length > 0) parts.push(reasons.map((reason) => `- ${reason}`).join('\n'));
  return parts.join('\n\n');
}

const threadsOf = (threads) => (threads === 1 ? 'one thread' : `${threads} threads`);

const roundsOf = (rounds) => (rounds === 1 ? 'one round' : `at most ${rounds} rounds`);

const head = [
  'what runs',
  'median, ms',
  'quartiles',
  'beside ONNX Runtime, native',
  'beside tfjs on wasm',
  'MB above a prediction',
];

function baseTable(results) {
  const there = contenders.filter(({ name }) => results[name] !== undefined);
  const alone = there
    .filter(({ name }) => results[name].predict !== undefined)
    .map(({ name, predicts }) => [`the network alone, ${predicts}`, results[name].predict]);
  const maps = there.map(({ name, title }) => [title, results[name].map, results[name].memory]);
  return markdownTable(
    head,
    [...alone, ...maps].map(([what, figures, memory]) => rowOf(what, figures, memory)),
  );
}

function rowOf(what, figures, memory) {
  if (figures === undefined) return [what, ...head.slice(1).map(() => unknown)];
  const { median, quartiles, count, besideRuntime, besideTfjs } = figures;
  return [
    what,
    milliseconds(median),
    count === 1 ? 'one run' : quartiles.map(milliseconds).join(' to '),
    ratioOf(besideRuntime),
    ratioOf(besideTfjs),
    memory === undefined ? unknown : (memory / 1e6).toFixed(0),
  ];
}

/** One thing varied at a time: milliseconds, and beside native ONNX Runtime's run of the same pictures on the same threads. */
function variantsTable(cases, threads) {
  const all = [base, ...variants(threads)].filter(({ name }) => cases[name] !== undefined);
  const there = contenders.filter(({ name }) => cases.base.results[name] !== undefined);
  const cell = (figures) =>
    figures === undefined
      ? unknown
      : `${milliseconds(figures.median)} (${ratioOf(figures.besideRuntime)})`;
  const rowsOf = (what, figuresOf) => [
    what,
    ...all.map(({ name }) => cell(figuresOf(cases[name].results))),
  ];
  const alone = there
    .filter(({ predicts }) => predicts !== undefined)
    .map(({ name, predicts }) =>
      rowsOf(`the network alone, ${predicts}`, (results) => results[name]?.predict),
    );
  const maps = there.map(({ name, title }) => rowsOf(title, (results) => results[name]?.map));
  return `One thing varied at a time: the median in ms, and in brackets beside the run of the network alone by native ONNX Runtime in the same case, with the same pictures and threads; behind each case stand its rounds and the load of other programs and earlier cases before it.${elsewhere(all, cases)}

${markdownTable(['what runs', ...all.map(({ title, name }) => `${title}${roundsIn(cases[name])}`)], [...alone, ...maps])}`;
}

/** Names what was measured at another time, on another machine: only its ratios can be compared. */
function elsewhere(all, cases) {
  const other = all.filter(({ name }) => cases[name].machine !== cases.base.machine);
  if (other.length === 0) return '';
  const machines = new Set(other.map(({ name }) => cases[name].machine.split(',')[0]));
  return ` On another machine (${[...machines].join('; ')}): ${other.map(({ title }) => title).join(', ')}; only the ratios of these can be compared with the others.`;
}

const roundsIn = ({ rounds, load }) => ` (${rounds}, ${load.toFixed(1)})`;

const milliseconds = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));

const ratioOf = (ratio) => ratio?.toFixed(ratio < 10 ? 2 : 1) ?? unknown;
