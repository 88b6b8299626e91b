// Times predictions and maps on one thread and on several, in processes that take turns, so that a busy machine slows
// both, and prints medians and how much faster several are, by the medians and by the fastest, which a busy machine
// slows least. How many: the first argument, or two.
import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const several = Number(process.argv[2] ?? 2);
const rounds = 25;
const warmUp = 5;
const script = fileURLToPath(new URL('one-of-threads.mjs', import.meta.url));

console.log(
  `1 and ${several} threads on ${cpus().length} cores, Node ${process.versions.node}, median of ${rounds}`,
);
console.log('                        1 thread  several    ratio    ratio of the fastest');
for (const network of ['mobilenet-v1', 'resnet50']) {
  const children = [1, several].map((threads) => {
    const child = fork(script, [network, String(threads)]);
    return { child, answers: on(child, 'message', { close: ['exit'] }) };
  });
  const [{ title }] = await Promise.all(children.map(answer));
  for (const work of ['predict', 'explain']) {
    const times = [[], []];
    for (let round = 0; round < warmUp + rounds; round += 1) {
      for (const [index, each] of children.entries()) {
        each.child.send(work);
        const { time } = await answer(each);
        if (round >= warmUp) times[index].push(time);
      }
    }
    const [one, more] = times.map(median);
    const [best, bestOfMore] = times.map((each) => Math.min(...each));
    console.log(
      `${title}, ${work}`.padEnd(26) +
        `${one.toFixed(0)} ms`.padStart(6) +
        `${more.toFixed(0)} ms`.padStart(9) +
        (one / more).toFixed(2).padStart(9) +
        (best / bestOfMore).toFixed(2).padStart(9),
    );
  }
  const ended = children.map(({ child }) => once(child, 'exit'));
  for (const { child } of children) child.disconnect();
  await Promise.all(ended);
}

/** What a process says next; one that ends instead ends the bench. */
async function answer({ child, answers }) {
  const { value, done } = await answers.next();
  if (done) throw new Error(`a process of the bench ended with code ${child.exitCode}`);
  return value[0];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
