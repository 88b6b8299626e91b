import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fuzz, type Outcome, type Tally } from './run/fuzz.mjs';
import { failureLines, tableOf } from './run/table.mjs';
import { emptyTally, faults } from './run/tally.mjs';

const here = (path: string) => new URL(path, import.meta.url);

const faultsOf = (tally: Tally) => faults.filter((fault) => tally[fault] !== 0);

describe('the fuzzer', () => {
  const planted = (more: { only?: string[]; keepIn?: string } = {}) =>
    fuzz({
      targetsFrom: here('planted-faults.mjs'),
      inputs: 15,
      seed: 1,
      // Some of them wait for their limit, of which others need not wait.
      workers: 3,
      limits: { milliseconds: 6_000, heap: 80, memory: 700 },
      ...more,
    });

  let tallies: Readonly<Record<string, Tally>> = {};
  beforeAll(async () => {
    ({ tallies } = await planted());
  });

  it.each<[string, Partial<Tally>]>([
    ['accepts', { accepted: 1 }],
    ['refuses', { refusals: { BAD_OPTION: 1 } }],
    ['writes into the folder', { accepted: 1 }],
    ['throws', { raw: 1 }],
    ['says nothing', { raw: 1 }],
    ['is wrong', { wrong: 1 }],
    ['hangs', { hangs: 1 }],
    ['waits', { hangs: 1 }],
    ['ends the process', { crashes: 1 }],
    ['leaves a promise unwatched', { crashes: 1 }],
    ['fills the heap', { crashes: 1 }],
    ['fills the memory', { overMemory: 1 }],
    ['leaks', { accepted: 1, leakedTensors: 1 }],
    ['writes above the folder', { accepted: 1, filesOutside: 1 }],
    ['writes where it stands', { accepted: 1, filesOutside: 1 }],
  ])('counts a target that %s in its column', (name, counted) => {
    expect(tallies[name]).toEqual({
      ...emptyTally(),
      peakMegabytes: expect.any(Number) as number,
      inputs: 1,
      ...counted,
    });
  });

  it('writes an input that failed down, with the command that gives it again', async () => {
    const keepIn = mkdtempSync(join(tmpdir(), 'gradcam-kept-'));
    try {
      const { tallies: counted, failures } = await planted({ only: ['throws'], keepIn });
      expect(counted['throws']?.raw).toBe(15);
      // Three of a kind are enough.
      expect(readdirSync(keepIn)).toEqual(['throws-1-0', 'throws-1-1', 'throws-1-2']);
      const kept = join(keepIn, 'throws-1-2');
      expect(readFileSync(join(kept, 'failure.json'), 'utf8')).toContain(
        'npm run fuzz -- --target throws --seed 1 --index 2',
      );
      expect(existsSync(join(kept, 'input.txt'))).toBe(true);
      expect(failureLines(failures).join('\n')).toContain('15 x throws: raw: TypeError: undefined');
      expect(tableOf(counted)).toMatch(/throws +15 +0 +0 +15 +0 +0 +0 +0 +0 +0 +\d+/);
    } finally {
      rmSync(keepIn, { recursive: true });
    }
  });

  it('gives the same inputs from the same seed, whatever the number of processes', async () => {
    const run = async (seed: number, workers: number) => {
      const only = ['pictures', 'svg-output'];
      const targetsFrom = here('targets/index.mjs');
      const seen: Record<string, Outcome> = {};
      await fuzz({
        targetsFrom,
        inputs: 40,
        seed,
        workers,
        only,
        onOutcome: ({ target, index, megabytes, ...outcome }) => {
          seen[`${target} ${index}`] = { ...outcome, target, index, megabytes: 0 };
        },
      });
      return seen;
    };
    const [one, spread, other] = await Promise.all([run(5, 1), run(5, 3), run(6, 1)]);
    expect(Object.keys(one)).toHaveLength(40);
    expect(spread).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe('a thousand hostile inputs', () => {
  it('are accepted or refused with a code; none hangs, crashes, leaks or is written elsewhere', async () => {
    const { tallies, failures } = await fuzz({
      targetsFrom: here('targets/index.mjs'),
      inputs: 1_000,
      seed: 11,
    });
    console.log(tableOf(tallies));
    expect(failureLines(failures)).toEqual([]);
    for (const tally of Object.values(tallies)) {
      expect(faultsOf(tally)).toEqual([]);
      // Those that take long get few.
      expect(tally.inputs).toBeGreaterThanOrEqual(3);
    }
  });
});
