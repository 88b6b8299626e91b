// npm run bench -- cuts: a map half-way up a network beside the network's own run, and the maps of ten classes of one picture beside one map, in ONNX Runtime and in tfjs. In
// processes that take turns, so that a busy machine slows all of them; medians of as many rounds as --rounds says, with as many threads as --threads lists. With --peers PYTHON, which names an
// interpreter with torch, captum, torchcam and grad-cam, these take their turns, too; with --check it fails where maps in ONNX Runtime take longer than is allowed.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { inRounds } from './measure/in-rounds.mjs';
import { median } from './measure/median.mjs';
import { nodePlayer } from './players/node-player.mjs';
import { pythonPlayer } from './players/python-player.mjs';

/** A map half-way up beside the network's own run, and ten classes beside one. */
const limits = { other: 2.5, classes: 1.3 };
const layers = { 'mobilenet-v1': 'conv_pw_6_relu', resnet50: 'activation_22' };
const libraries = ['captum', 'torchcam', 'pytorch-grad-cam'];
const { values: given } = parseArgs({
  options: {
    networks: { type: 'string', default: 'mobilenet-v1,resnet50' },
    peers: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    threads: { type: 'string', default: '1' },
    check: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
let isSlow = false;

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, median of ${rounds}`,
);
console.log(
  'network       threads  engine              whole net   last layer     half-way  beside the net   ten classes  beside one',
);
for (const id of given.networks.split(','))
  for (const threads of given.threads.split(',').map(Number)) await compare(id, threads);
if (given.check && isSlow) {
  console.error(`Maps take more than ${limits.other} or ${limits.classes} times as long.`);
  process.exit(1);
}

/** Measures one network in all engines, which take turns. */
async function compare(id, threads) {
  const options = { featureLayer: layers[id], classes: 10 };
  const players = ['onnxruntime-node', 'tfjs-backend-wasm'].map((engine) =>
    nodePlayer(id, threads, engine, options),
  );
  if (given.peers !== undefined)
    players.push(...libraries.map((each) => pythonPlayer(given.peers, id, threads, each)));
  for (const { answer } of players) await answer();
  const works = ['run', 'map', 'other', 'classes'];
  const times = await inRounds(players, works, { rounds, warmUp: 3 });
  for (const [index, { engine }] of players.entries()) {
    const taken = times[index];
    const deep = medianRatio(taken.other, taken.run);
    const several = medianRatio(taken.classes, taken.map);
    if (engine.startsWith('onnx')) isSlow ||= deep > limits.other || several > limits.classes;
    const [run, map, other, classes] = works.map((work) => `${median(taken[work]).toFixed(0)} ms`);
    console.log(
      [
        id.padEnd(13),
        String(threads).padStart(7),
        ` ${engine.padEnd(18)}`,
        run.padStart(10),
        map.padStart(12),
        other.padStart(12),
        deep.toFixed(2).padStart(15),
        classes.padStart(13),
        several.toFixed(2).padStart(11),
      ].join(' '),
    );
  }
  await Promise.all(players.map(({ end }) => end()));
}

/** Of each round by itself: what slows one round slows all of its works. */
function medianRatio(times, beside) {
  return median(times.map((time, round) => time / beside[round]));
}
