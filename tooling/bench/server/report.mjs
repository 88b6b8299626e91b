import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { markdownTable } from '../../docs/markdown-table.mjs';
import { bin, root, run } from '../../run/install.mjs';

/** More than this, from the second quarter of the run to the last, is growth. */
const growth = 1.1;

/**
 * Writes what a load did to the server into docs/server.md, and tells whether all was as it should be.
 * @param {object} run what was measured
 * @returns {boolean}
 */
export function writeReport(run) {
  const { tallies, memory, ending, faults } = run;
  const [early, late] = [quarter(memory, 1), quarter(memory, 3)];
  const text = [
    headOf(run),
    markdownTable(
      ['what was sent', 'right', '429', '408, 504', 'wrong', 'p50', 'p99', 'longest'],
      Object.entries(tallies).map(rowOf),
    ),
    sentencesOf(run, early, late),
  ].join('\n\n');
  console.log(text);
  for (const { wrong } of Object.values(tallies))
    for (const each of new Set(wrong)) console.log(`wrong: ${each}`);
  for (const fault of new Set(faults)) console.log(`log: ${fault}`);
  intoPage(text);
  const areRight = Object.values(tallies).every(({ wrong }) => wrong.length === 0);
  return areRight && ending.code === 0 && late <= growth * early;
}

function headOf({ minutes, model, threads, limits, capacity }) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.versions.node}`;
  return `${day}, ${machine}, of which the senders and other work took their part. ${model}, ${threads} threads, ${limits.waiting} pictures may wait, ${limits.seconds} s for each. With nothing else to do the server took ${capacity.toFixed(1)} pictures of 500 x 375 pixels a second; it was sent twice as many for ${minutes} minutes, and all of this beside them:`;
}

function rowOf([name, { right, busy, late, wrong }]) {
  const sorted = right.filter((time) => time !== undefined).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const said = (time) => (time === undefined ? '' : `${Math.round(time)} ms`);
  const counts = [right.length, busy, late, wrong.length];
  return [name, ...counts, said(at(0.5)), said(at(0.99)), said(at(1))].map(String);
}

function sentencesOf({ slow, memory, ending, minutes, tallies, faults }, early, late) {
  const accepted = tallies['good pictures'].right.length / (60 * minutes);
  const endings = [...slow].map(([status, count]) => `${count} by ${status}`).join(', ');
  const replaced = faults.filter((fault) => fault.startsWith('a thread is replaced')).length;
  return [
    `It answered ${accepted.toFixed(1)} good pictures a second, each by the map that it has without load, byte for byte.`,
    `Clients that send a byte a second were ended ${endings}.`,
    `Memory: ${Math.round(early)} MB in the second quarter of the time, ${Math.round(late)} MB in the last, ${Math.round(Math.max(...memory))} MB at most.`,
    `Threads replaced: ${replaced}. SIGTERM at the end: ended with ${ending.code} after ${ending.seconds.toFixed(1)} s.`,
  ].join(' ');
}

function quarter(values, index) {
  const part = values.slice((index * values.length) / 4, ((index + 1) * values.length) / 4);
  return part.reduce((sum, value) => sum + value, 0) / part.length;
}

function intoPage(text) {
  const page = `${root}docs/server.md`;
  const [begin, end] = ['<!-- npm run bench -- server -->', '<!-- end -->'];
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  if (rest === undefined) throw new Error(`docs/server.md has no ${begin}`);
  writeFileSync(page, `${before}${begin}\n\n${text}\n\n${rest.slice(rest.indexOf(end))}`);
  run(bin('prettier'), ['--write', '--log-level=warn', page]);
}
