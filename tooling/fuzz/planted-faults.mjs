// Targets that are broken on purpose, one for each column: the fuzzer is tested on them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { scalar } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { WrongAnswer } from './run/run-input.mjs';

const planted = (name, run) => ({
  name,
  share: 1,
  arbitrary: () => fc.nat(9),
  run,
  filesOf: (input) => ({ 'input.txt': String(input) }),
});

export const targets = [
  planted('accepts', () => undefined),
  planted('refuses', (input) => {
    throw new GradCamError('BAD_OPTION', `the input is wrong, got ${input}, expected another.`, {
      caller: 'planted',
    });
  }),
  planted('throws', () => {
    throw new TypeError('undefined is not a function');
  }),
  planted('says nothing', () => {
    throw new GradCamError('BAD_OPTION', 'no');
  }),
  planted('is wrong', () => {
    throw new WrongAnswer('3 numbers for 2 x 2');
  }),
  planted('hangs', () => {
    for (;;);
  }),
  planted('waits', () => new Promise(() => undefined)),
  planted('ends the process', () => process.exit(0)),
  planted('leaves a promise unwatched', () => {
    void Promise.reject(new Error('nobody looks'));
  }),
  planted('fills the heap', () => {
    const kept = [];
    for (;;) kept.push(new Array(1_000_000).fill(0.5));
  }),
  planted('fills the memory', async () => {
    const kept = [];
    for (;;) {
      kept.push(Buffer.alloc(20_000_000, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }),
  planted('leaks', () => {
    scalar(1);
  }),
  planted('writes into the folder', (_, { folder }) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'mine.txt'), '');
  }),
  planted('writes above the folder', (_, { folder }) => {
    writeFileSync(join(folder, '../../stray.txt'), '');
  }),
  planted('writes where it stands', () => {
    writeFileSync('stray.txt', '');
  }),
];
