import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledAs } from '@gradcam/errors';
import fc from 'fast-check';
import { readRequest } from '../../../../apps/cli/dist/arguments/read-request.js';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';

const seed = {
  ...{ input: 'photos', out: 'maps', overlays: true, maps: 'float16', metrics: ['insertion'] },
  ...{ range: [-1, 1], label: -1, alpha: 0.5, 'feature-layer': ['a', 'b'], size: '32x16' },
};
const text = JSON.stringify(seed);
const job = fc.oneof(
  structureChanges(hostileJson).map((changes) =>
    Buffer.from(JSON.stringify(changedStructure(seed, changes)) ?? ''),
  ),
  changedBytes([new Uint8Array(Buffer.from(text))]).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('"__proto__":{"out":"/"},', '"constructor":{},', '"--out":"/",', '"job":"x",')
    .map((key) => Buffer.from(text.replace('{', `{${key}`))),
);

/** Job files of `gradcam batch`: they are refused, or say what the command line could. */
export const batchJobs = {
  name: 'batch-jobs',
  share: 10,
  arbitrary: () => job,
  run: async (bytes, { folder }) => {
    const path = join(folder, 'job.json');
    writeFileSync(path, bytes);
    await calledAs('batch', async () => {
      const { command, given } = readRequest(['batch', '--job', path]);
      if (command !== 'batch' || typeof given.input !== 'string' || given.input === '')
        throw new WrongAnswer(`${command} of ${String(given?.input)}`);
      if (Object.values(given).some((each) => each !== undefined && !isPlain(each)))
        throw new WrongAnswer(`a value of another kind in ${JSON.stringify(given)}`);
      await Promise.resolve();
    });
  },
  filesOf: (bytes) => ({ 'job.json': bytes }),
};

/** Texts, numbers, switches, lists of the former, and the size of an input. */
function isPlain(value) {
  if (typeof value === 'object')
    return Object.values(value).every((each) => ['string', 'number'].includes(typeof each));
  return ['string', 'number', 'boolean'].includes(typeof value);
}
