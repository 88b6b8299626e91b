// npm run bench -- perturb: what Score-CAM takes beside as many runs of the network by itself, in batches of the same size, by engine. In processes that take turns, so that a
// busy machine slows all of them; medians of as many rounds as --rounds says, of --network with --channels of its channels, with as many threads as --threads lists. With --peers PYTHON, which
// names an interpreter with torch, torchcam and grad-cam, these take their turns, too, over all channels. With --check it fails where the ratio is above its limit.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { inRounds } from './measure/in-rounds.mjs';
import { median } from './measure/median.mjs';
import { nodePlayer } from './players/node-player.mjs';
import { pythonPlayer } from './players/python-player.mjs';

/** Score-CAM beside the runs; a map by the gradient, which every call makes, is more beside few channels. */
const limit = 1.1;
const batchSize = 16;
const { values: given } = parseArgs({
  options: {
    network: { type: 'string', default: 'mobilenet-v1' },
    channels: { type: 'string', default: '256' },
    peers: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string', default: '1' },
    check: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
const channels = Number(given.channels);
/** The channels of the last layer, all of which the libraries of Python try. */
const all = { 'mobilenet-v1': 1024, resnet50: 2048 }[given.network];

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, ${given.network}, median of ${rounds}`,
);
console.log('threads  engine              channels        runs  Score-CAM    ratio  a channel');
let isSlow = false;
for (const threads of given.threads.split(',').map(Number)) await compare(threads);
if (given.check && isSlow) {
  console.error(`Score-CAM takes more than ${limit} times as long as its runs of the network.`);
  process.exit(1);
}

/** Measures all engines, which take turns. */
async function compare(threads) {
  const ours = ['tfjs-backend-wasm', 'onnxruntime-node', 'tfjs-on-onnx'].map((engine) => ({
    tried: channels,
    ...nodePlayer(given.network, threads, engine, { topChannels: channels, batchSize }),
  }));
  const peers = given.peers === undefined ? [] : ['torchcam', 'pytorch-grad-cam'];
  const theirs = peers.map((library) => ({
    tried: all,
    ...pythonPlayer(given.peers, given.network, threads, library),
  }));
  const players = [...ours, ...theirs];
  for (const { answer } of players) await answer();
  const times = await inRounds(players, ['runs', 'score-cam'], { rounds, warmUp: 1 });
  for (const [index, { engine, tried }] of players.entries()) {
    const { runs, 'score-cam': maps } = times[index];
    const ratio = median(maps.map((time, round) => time / runs[round]));
    if (tried === channels && ratio > limit) isSlow = true;
    console.log(
      [
        String(threads).padStart(7),
        ` ${engine.padEnd(18)}`,
        String(tried).padStart(8),
        `${median(runs).toFixed(0)} ms`.padStart(11),
        `${median(maps).toFixed(0)} ms`.padStart(10),
        ratio.toFixed(2).padStart(8),
        `${(median(maps) / tried).toFixed(1)} ms`.padStart(10),
      ].join(' '),
    );
  }
  await Promise.all(players.map(({ end }) => end()));
}
