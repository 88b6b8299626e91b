// A process of the fuzzer: makes the input of a number, gives it to its target, and says what came of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { inputOf } from './input-of.mjs';
import { runInput } from './run-input.mjs';
import { replayOf } from './table.mjs';

const [targetsFrom, seedText, folder] = process.argv.slice(2);
const seed = Number(seedText);
const { targets } = await import(targetsFrom);
await setBackend('cpu');
const states = new Map();

async function prepared(name) {
  const target = targets.find((each) => each.name === name);
  if (!states.has(name)) states.set(name, (await target.prepare?.({ folder })) ?? {});
  const state = states.get(name);
  return { target, state };
}

async function madeFor(name, index) {
  const { target, state } = await prepared(name);
  return { target, state, input: inputOf(target.arbitrary(state), seed, index) };
}

async function keep({ target: name, index, failure, said, leaked, outside }, into) {
  const { target, input } = await madeFor(name, index);
  const place = join(into, `${name}-${seed}-${index}`);
  mkdirSync(place, { recursive: true });
  const report = {
    failure,
    said,
    leaked,
    outside,
    replay: replayOf({ target: name, seed, index }),
  };
  writeFileSync(join(place, 'failure.json'), JSON.stringify(report, null, 2));
  for (const [file, content] of Object.entries(target.filesOf(input)))
    writeFileSync(join(place, file), content);
  return {};
}

async function answer(question) {
  if (question.prepare !== undefined) await prepared(question.prepare);
  if (question.keep !== undefined) return keep(question.keep, question.into);
  if (question.target === undefined) return {};
  return runInput(await madeFor(question.target, question.index), folder);
}

// One after the other: the parent asks when it has the answer.
process.on('message', (question) => {
  answer(question).then(
    (said) => process.send({ ...said, megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20) }),
    // Not a fault of the packages: the process ends, and the parent reads why.
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
