// npm run bench -- layers: what a map of a layers model takes beside the model's own prediction on wasm, at the last layer and half-way up, where the features are 28 x 28. In processes that take turns, so that a busy
// machine slows all of them; medians of as many rounds as --rounds says, with as many threads as --threads lists. With --check it fails where a map takes longer than is allowed.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { inRounds } from './measure/in-rounds.mjs';
import { median } from './measure/median.mjs';
import { nodePlayer } from './players/node-player.mjs';

/** What a map may take beside a prediction. Most of ResNet50 is in its convolutions, which are the same in both; in the small MobileNet V2 of cats-and-dogs, the calls of the ops. */
const networks = {
  'mobilenet-v1': { limit: 0.75, halfWay: 'conv_pw_5_relu' },
  'cats-and-dogs': { limit: 1, halfWay: 'block_5_add' },
  resnet50: { limit: 1, halfWay: 'activation_21' },
};
const halfWayLimit = 2.5;
const warmUp = 3;
const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    threads: { type: 'string', default: '1,2' },
    check: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, median of ${rounds}`,
);
console.log(
  'network              threads  prediction        map    ratio  fastest   half-way    ratio',
);
const slow = [];
for (const threads of given.threads.split(',').map(Number)) await compare(threads);
if (given.check && slow.length > 0) {
  console.error(`A map takes longer than is allowed: ${slow.join('; ')}.`);
  process.exit(1);
}

/** Measures all networks, which take turns. */
async function compare(threads) {
  const players = Object.entries(networks).map(([network, { limit, halfWay }]) => ({
    network,
    limit,
    ...nodePlayer(network, threads, 'tfjs-backend-wasm', { featureLayer: halfWay }),
  }));
  for (const { answer } of players) await answer();
  const times = await inRounds(players, ['run', 'map', 'other'], { rounds, warmUp });
  for (const [index, { network, limit }] of players.entries()) {
    const { run, map, other } = times[index];
    const ratio = ratioOf(map, run);
    const ofOther = ratioOf(other, run);
    const fastest = Math.min(...map) / Math.min(...run);
    if (ratio > limit) slow.push(`${network} ${ratio.toFixed(2)}, at most ${limit}`);
    if (ofOther > halfWayLimit)
      slow.push(`${network} half-way ${ofOther.toFixed(2)}, at most ${halfWayLimit}`);
    console.log(
      [
        network.padEnd(20),
        String(threads).padStart(7),
        `${median(run).toFixed(0)} ms`.padStart(11),
        `${median(map).toFixed(0)} ms`.padStart(10),
        ratio.toFixed(2).padStart(8),
        fastest.toFixed(2).padStart(8),
        `${median(other).toFixed(0)} ms`.padStart(10),
        ofOther.toFixed(2).padStart(8),
      ].join(' '),
    );
  }
  await Promise.all(players.map(({ end }) => end()));
}

/** Of each round by itself: what slows one round slows all of its works. */
function ratioOf(times, others) {
  return median(times.map((time, round) => time / others[round]));
}
