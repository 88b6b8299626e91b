// npm run bench -- onnx: the same networks in ONNX Runtime, native and as WebAssembly, in tfjs, and in tfjs with the trunk in native ONNX Runtime, beside whose own run of the whole net its maps are: how long the whole network takes by itself, how long a map at the
// last layer takes, and how much faster ONNX Runtime is. In processes that take turns, so that a busy machine slows all of them; in its turn each does both in turns, --times times. Medians of as many rounds as
// --rounds says, with as many threads as --threads lists, of --networks. With --peers PYTHON, which names an interpreter with torch and grad-cam, pytorch-grad-cam takes its turns, too; with --check it fails where a map
// takes longer than is allowed beside ONNX Runtime's own run.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { inRounds } from './measure/in-rounds.mjs';
import { median } from './measure/median.mjs';
import { nodePlayer } from './players/node-player.mjs';
import { pythonPlayer } from './players/python-player.mjs';

/** A map beside the session's own run. */
const limit = 1.1;
const warmUp = 3;
/** The backend of tfjs that the README of @gradcam/onnx has: ONNX Runtime computes, and tfjs only holds the input and the map. */
const options = { backend: 'cpu' };
const { values: given } = parseArgs({
  options: {
    peers: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    times: { type: 'string', default: '10' },
    threads: { type: 'string', default: '1,2' },
    networks: { type: 'string', default: 'mobilenet-v1,resnet50' },
    check: { type: 'boolean', default: false },
  },
});
const [rounds, times] = [given.rounds, given.times].map(Number);
const counts = given.threads.split(',').map(Number);

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, medians of ${rounds} x ${times}`,
);
console.log(
  `${'network'.padEnd(20)} threads  ${'engine'.padEnd(18)} whole net        map    ratio  map beside tfjs`,
);
let isSlow = false;
for (const id of given.networks.split(','))
  for (const threads of counts) await compare(id, threads);
if (given.check && isSlow) {
  console.error(`A map takes more than ${limit} times as long as ONNX Runtime's own run.`);
  process.exit(1);
}

/** Measures one network in all engines, which take turns. */
async function compare(id, threads) {
  const players = ['onnxruntime-node', 'onnxruntime-web', 'tfjs-backend-wasm', 'tfjs-on-onnx'].map(
    (engine) => nodePlayer(id, threads, engine, engine.startsWith('onnx') ? options : {}),
  );
  if (given.peers !== undefined)
    players.push(pythonPlayer(given.peers, id, threads, 'pytorch-grad-cam'));
  for (const player of players) await player.answer();
  const taken = await inRounds(players, ['run', 'map'], { rounds, warmUp, times });
  const medians = taken.map(({ run, map }) => ({ run: median(run), map: median(map) }));
  const tfjs = medians[2].map;
  for (const [index, { engine }] of players.entries()) {
    const { run, map } = medians[index];
    const ratio = medianRatio(taken[index]);
    if (engine.startsWith('onnx') && ratio > limit) isSlow = true;
    console.log(
      [
        id.padEnd(20),
        String(threads).padStart(7),
        ` ${engine.padEnd(18)}`,
        `${run.toFixed(0)} ms`.padStart(9),
        `${map.toFixed(0)} ms`.padStart(10),
        ratio.toFixed(2).padStart(8),
        `${(tfjs / map).toFixed(2)} times as fast`.padStart(20),
      ].join(' '),
    );
  }
  await Promise.all(players.map(({ end }) => end()));
}

/** Of each pair by itself: what slows one slows both of its works. */
function medianRatio({ run, map }) {
  return median(map.map((time, pair) => time / run[pair]));
}
