// node FOLDER/run.mjs in the folder that npm run bench -- gpu-folder FOLDER writes: predictions and maps on this machine's GPU, by WebGPU in Node and in Chromium, by WebGL, and beside them by PyTorch, where these are installed. Needs no network.
// --minutes says how long it may take, --seconds how long each measurement, --networks which; --software takes a GPU made of software, to try it out; GRADCAM_BROWSER and GRADCAM_PYTHON name programs. Prints a table; the raw figures are in results.json beside it.
import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { networks } from '../contenders/networks.mjs';
import { tableOf } from './table-of.mjs';
import { findProgram, visitPage } from './visit-page.mjs';

const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '3' },
    networks: { type: 'string', default: Object.keys(networks).join(',') },
    software: { type: 'boolean', default: false },
  },
});
const ids = given.networks.split(',');
const [minutes, seconds] = [given.minutes, given.seconds].map(Number);
if (!ids.every((id) => id in networks)) refuse('--networks', Object.keys(networks).join(', '));
if (!(minutes > 0 && seconds > 0)) refuse('--minutes and --seconds', 'a number above 0');

function refuse(option, takes) {
  console.error(`${option}: give ${takes}.`);
  process.exit(1);
}

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../../', import.meta.url));
const ends = Date.now() + 60_000 * minutes;
const renderer = given.software ? 'software' : 'gpu';
const python = process.env.GRADCAM_PYTHON ?? 'python3';
const browser = findProgram();
const runFile = promisify(execFile);

/** The most that one measurement may take, so that one that hangs leaves room for the others. Seconds. */
const patience = () => Math.min(60 + seconds, (ends - Date.now()) / 1000);

async function printed(program, ...words) {
  const limit = { timeout: 1000 * patience(), killSignal: 'SIGKILL', maxBuffer: 2 ** 26 };
  try {
    const { stdout } = await runFile(program, words, limit);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch (error) {
    if (error.code === 'ENOENT') return { failed: `there is no ${program}` };
    const said = (String(error.stderr) || error.message).trim();
    return {
      failed: error.killed ? 'it took too long' : (said.match(/^.*Error: .*$/m)?.[0] ?? said),
    };
  }
}

const inBrowser = (backend) => async (network) =>
  browser === undefined
    ? { failed: 'there is no browser' }
    : await visitPage(browser, folder, {
        network,
        backend,
        seconds,
        renderer,
        patience: patience(),
      });

const engines = {
  'WebGPU in Node': (network) => printed(process.execPath, `${here}on-dawn.mjs`, network, seconds),
  'WebGPU in Chromium': inBrowser('webgpu'),
  'WebGL in Chromium': inBrowser('webgl'),
  PyTorch: (network) => printed(python, `${here}on_torch.py`, network, seconds, renderer),
};

const results = {};
for (const network of ids)
  for (const [engine, measure] of Object.entries(engines)) {
    const isLate = Date.now() > ends - 5_000;
    const made = isLate ? { failed: 'there was no time left' } : await measure(network);
    console.error(`${networks[network].title}, ${engine}: ${made.failed ?? 'measured'}`);
    (results[network] ??= {})[engine] = made;
  }
const card = spawnSync('nvidia-smi', ['--query-gpu=name,driver_version', '--format=csv,noheader']);
const machine = {
  date: new Date().toISOString().slice(0, 10),
  card: card.status === 0 ? String(card.stdout).trim() : 'not told by nvidia-smi',
  processor: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
  node: process.versions.node,
};
writeFileSync(`${folder}results.json`, JSON.stringify({ machine, results }));
console.log(tableOf(machine, results));
