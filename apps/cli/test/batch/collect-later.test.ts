import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { growth } from '../../src/batch/work/collect-later.js';

it('takes a flag that this Node knows', () => {
  // One that it does not know ends Node with a sentence, and set later on is no more than that sentence.
  const { status, stderr } = spawnSync(process.execPath, [growth, '-e', ''], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
