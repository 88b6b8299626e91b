// Times predictions and maps on one thread and on several, in processes that take turns, so that a busy machine slows
// both, and prints medians and how much faster several are, by the medians and by the fastest, which a busy machine
// slows least. How many: the first argument, or two.
import { cpus } from 'node:os';
import { inRounds } from './measure/in-rounds.mjs';
import { median } from './measure/median.mjs';
import { nodePlayer } from './players/node-player.mjs';

const several = Number(process.argv[2] ?? 2);
const rounds = 25;
const warmUp = 5;

console.log(
  `1 and ${several} threads on ${cpus().length} cores, Node ${process.versions.node}, median of ${rounds}`,
);
console.log('                        1 thread  several    ratio    ratio of the fastest');
for (const network of ['mobilenet-v1', 'resnet50']) {
  const players = [1, several].map((threads) => nodePlayer(network, threads, 'tfjs-backend-wasm'));
  for (const player of players) await player.answer();
  for (const work of ['run', 'map']) {
    const made = await inRounds(players, [work], { rounds, warmUp });
    const times = made.map((each) => each[work]);
    const [one, more] = times.map(median);
    const [best, bestOfMore] = times.map((each) => Math.min(...each));
    console.log(
      `${network}, ${work}`.padEnd(26) +
        `${one.toFixed(0)} ms`.padStart(6) +
        `${more.toFixed(0)} ms`.padStart(9) +
        (one / more).toFixed(2).padStart(9) +
        (best / bestOfMore).toFixed(2).padStart(9),
    );
  }
  await Promise.all(players.map(({ end }) => end()));
}
