// npm run bench -- contenders: Grad-CAM by every engine, by programs that write it themselves on TensorFlow.js, and with --peers PYTHON, which names an interpreter with torch, captum, torchcam and grad-cam (npm run bench -- peers FOLDER makes one), by those libraries. Each in a process
// of its own, in turns; --networks, --cases and --rounds say which and how many, --threads on how many threads. Writes what was measured, docs/contenders.md and its picture; what is left out stays as it was measured before. Native TensorFlow takes part where its addon is: node tooling/native/build-node-addon.mjs --install.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bin, root, run } from '../run/install.mjs';
import { base, variants } from './contenders/cases.mjs';
import { contenders } from './contenders/contenders.mjs';
import { contendersPage } from './contenders/page/contenders-page.mjs';
import { groupsOf } from './contenders/groups-of.mjs';
import { measureCase } from './contenders/measure-case.mjs';
import { networks } from './contenders/networks.mjs';
import { openPlayers } from './contenders/open-players.mjs';

const { values: given } = parseArgs({
  options: {
    networks: { type: 'string', default: Object.keys(networks).join(',') },
    rounds: { type: 'string', default: '7' },
    peers: { type: 'string' },
    cases: {
      type: 'string',
      default: variants(1).reduce((all, { name }) => `${all},${name}`, base.name),
    },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});
const ids = given.networks.split(',');
for (const id of ids) if (!(id in networks)) refuse('--networks', Object.keys(networks).join(', '));
const chosen = given.cases.split(',');
for (const name of chosen)
  if (![base, ...variants(1)].some((kind) => kind.name === name))
    refuse('--cases', [base, ...variants(1)].map((kind) => kind.name).join(', '));
const [rounds, threads] = [given.rounds, given.threads].map(Number);
for (const [name, value] of Object.entries({ rounds, threads }))
  if (!Number.isInteger(value) || value < 1) refuse(`--${name}`, 'a whole number from 1 on');

const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
const measuredFile = fileURLToPath(new URL('contenders/measured.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradcam-bench-contenders-'));
try {
  for (const id of ids) await measureNetwork(id);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
contendersPage(JSON.parse(readFileSync(measuredFile, 'utf8')));
run(bin('prettier'), ['--write', '--log-level=warn', measuredFile, `${root}docs/contenders.md`]);

function refuse(option, takes) {
  console.error(`${option} takes ${takes}.`);
  process.exit(1);
}

/** All cases of a network, whose file is written before; each is kept as soon as it is measured. */
async function measureNetwork(id) {
  const file = join(folder, `${id}.onnx`);
  const label = await writeNetworkFile(id, file);
  const { isVaried = false } = networks[id];
  const taking = contenders.filter(({ isPython }) => !isPython || given.peers !== undefined);
  const kinds = (isVaried ? [base, ...variants(threads)] : [base]).filter(({ name }) =>
    chosen.includes(name),
  );
  // The base case is the first in new processes, whose memory it tells.
  for (const count of new Set(kinds.map((kind) => kind.threads ?? threads))) {
    const settings = { network: id, file, threads: count };
    const cases = kinds.filter((each) => (each.threads ?? threads) === count);
    for (const [at, group] of groupsOf(taking, networks[id].atOnce).entries())
      await measureGroup(group, settings, { cases, label, isFirst: at === 0 });
  }
  for (const end of ['', '.json', '.bin']) rmSync(`${file}${end}`, { force: true });
}

/** Contenders that take turns; of those that were in the first group, too, its figures stay. */
async function measureGroup(group, settings, { cases, label, isFirst }) {
  const { network: id, threads: count } = settings;
  const players = await openPlayers(group, settings, given.peers);
  for (const { title, ...kind } of cases) {
    const others = [...Array(kind.classes).keys()].filter((other) => other !== label);
    const classes = [label, ...others].slice(0, kind.classes);
    const [load] = loadavg();
    const measured = await measureCase(players, { ...kind, classes }, rounds);
    keep(id, kind.name, { machine, load, threads: count, ...measured }, isFirst);
    report(`${networks[id].title}, ${title}`, measured);
  }
  await Promise.all(players.map(({ end }) => end()));
}

function keep(id, name, figures, isFirst) {
  const measured = JSON.parse(readFileSync(measuredFile, 'utf8'));
  const date = new Date().toISOString().slice(0, 10);
  const before = isFirst ? undefined : measured[id].cases[name];
  const results = { ...figures.results, ...before?.results };
  const kept = { date, ...figures, ...before, results };
  measured[id] = { cases: { ...measured[id]?.cases, [name]: kept } };
  writeFileSync(measuredFile, JSON.stringify(measured));
}

function report(title, { rounds: done, results }) {
  console.log(`${title}, ${done === 1 ? 'one round' : `${done} rounds`}`);
  for (const [name, { failed, map }] of Object.entries(results))
    console.log(`  ${name.padEnd(18)}${failed ?? `${map.median.toFixed(0)} ms`}`);
}

/** Lets a process write a network as an ONNX file; gives the class that the network sees in the drawn picture. */
async function writeNetworkFile(id, file) {
  const script = fileURLToPath(new URL('contenders/write-network-file.mjs', import.meta.url));
  const child = fork(script, [id, file]);
  const [[label]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  return label;
}
