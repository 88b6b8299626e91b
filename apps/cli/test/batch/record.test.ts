import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nameBelow } from '../../src/batch/entries/name-below.js';
import { progressText } from '../../src/batch/progress-text.js';
import { entryKey } from '../../src/batch/record/entry-key.js';
import { fileStem } from '../../src/batch/record/file-stem.js';
import { keySet } from '../../src/batch/record/key-set.js';
import { timeLeft } from '../../src/batch/time-left.js';
import { inRange } from '../../src/batch/work/entry/in-range.js';
import { inLanes } from '../../src/batch/work/in-lanes.js';

describe('keySet', () => {
  it('knows the keys that were added, and no others', () => {
    const set = keySet();
    const keyOf = (index: number) => createHash('sha256').update(String(index)).digest();
    const keys = Array.from({ length: 20_000 }, (_, index) => keyOf(index));
    expect(keys.filter((key) => set.add(key))).toHaveLength(20_000);
    expect(keys.filter((key) => set.add(key))).toHaveLength(0);
    const others = keys.map((_, index) => keyOf(20_000 + index));
    expect(others.filter((key) => set.has(key))).toHaveLength(0);
  });

  it('tells keys apart that begin alike, and takes one of zeros', () => {
    const set = keySet();
    const zeros = Buffer.alloc(32);
    const other = Buffer.alloc(32);
    other[15] = 1;
    expect([set.add(zeros), set.add(other), set.add(zeros), set.add(other)]).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe('entryKey', () => {
  it('is of the name and the class', () => {
    const keys = [
      { name: 'a' },
      { name: 'b' },
      { name: 'a', label: 'b' },
      { name: 'a', label: '' },
      { name: 'a","b' },
    ].map((entry) => entryKey(entry).toString('hex'));
    expect(new Set(keys).size).toBe(keys.length);
    expect(entryKey({ name: 'a', label: 7 })).toEqual(entryKey({ name: 'a', label: '7' }));
  });
});

describe('fileStem', () => {
  it.each([
    [{ name: 'a.jpg' }, 'a.jpg'],
    [{ name: 'sub/a b.jpg' }, 'sub/a b.jpg'],
    [{ name: 'a.jpg', label: 'Egyptian cat' }, 'a.jpg=Egyptian cat'],
    [{ name: 'a.jpg', label: 7 }, 'a.jpg=7'],
  ])('of %j is %s', (entry, stem) => {
    expect(fileStem(entry)).toBe(stem);
  });

  it.each([
    [{ name: '../a.jpg' }],
    [{ name: '/etc/a.jpg' }],
    [{ name: 'C:\\a.jpg' }],
    [{ name: 'a=b.jpg' }],
    [{ name: '~/0.jpg' }],
    [{ name: '.a.jpg' }],
    [{ name: 'a\u202e.jpg' }],
    [{ name: 'con.jpg' }],
    [{ name: 'a.jpg/b.png' }],
    [{ name: 'x'.repeat(181) }],
    [{ name: 'a.jpg', label: '../b' }],
    [{ name: 'a.jpg', label: 'x'.repeat(61) }],
  ])('of %j is a hash', (entry) => {
    expect(fileStem(entry)).toMatch(/^~\/[\da-f]{40}$/);
  });
});

describe('nameBelow', () => {
  it.each([
    ['./a//b/../c.jpg', 'a/c.jpg'],
    ['..a.jpg', '..a.jpg'],
  ])('of %s is %s', (given, name) => {
    expect(nameBelow(given)).toBe(name);
  });

  it.each([
    '',
    '.',
    '..',
    '../a',
    'a/../../b',
    '/a',
    'https://a/b.jpg',
    'file:a',
    'C:/a',
    'a\0',
    'a/',
  ])('refuses %j', (given) => {
    expect(() => nameBelow(given)).toThrow(/is not the path of a file below the folder/);
  });
});

describe('the progress of a run', () => {
  it.each([
    [{ count: 5, failures: 0, total: undefined, share: undefined, rate: 0 }, '5'],
    [
      { count: 250, failures: 3, total: 1000, share: 0.25, rate: 12.5 },
      '[#####---------------] 250 of 1000, 12.5 a second, 1 min 0 s left, 3 failed',
    ],
    [
      { count: 10, failures: 0, total: undefined, share: 0.5, rate: 2 },
      '[##########----------] 10, 2.0 a second, 5 s left',
    ],
  ])('of %j is said', (progress, text) => {
    expect(progressText(progress)).toBe(text);
  });

  it.each([
    [0, '0 s left'],
    [59.6, '1 min 0 s left'],
    [7205, '2 h 0 min left'],
    [200_000, '2 d 7 h left'],
  ])('takes %d seconds more', (seconds, text) => {
    expect(timeLeft(seconds)).toBe(text);
  });
});

describe('inRange', () => {
  it('divides by a power of two, exactly', () => {
    expect(inRange(Float32Array.of(3, -0.75, 0))).toEqual({
      data: Float32Array.of(1.5, -0.375, 0),
      scale: 2,
    });
    const tiny = inRange(Float32Array.of(2 ** -40, -(2 ** -41)));
    expect(tiny).toEqual({ data: Float32Array.of(1, -0.5), scale: 2 ** -40 });
    expect(inRange(Float32Array.of(0, 0)).scale).toBe(1);
  });
});

describe('inLanes', () => {
  it('does everything, in all lanes, and no more than one thing a lane at once', async () => {
    let left = 20;
    const running = new Map<string, number>();
    const used = new Set<string>();
    await inLanes(['a', 'b', 'c'], async (lane) => {
      if (left === 0) return false;
      left -= 1;
      running.set(lane, (running.get(lane) ?? 0) + 1);
      expect(running.get(lane)).toBe(1);
      used.add(lane);
      await new Promise(setImmediate);
      running.set(lane, 0);
      return true;
    });
    expect([left, used.size]).toEqual([0, 3]);
  });

  it('begins nothing after a failure, which it throws when all have stopped', async () => {
    let begun = 0;
    let ended = 0;
    const done = inLanes(['a', 'b'], async () => {
      begun += 1;
      const isSecond = begun === 2;
      await new Promise(setImmediate);
      ended += 1;
      if (isSecond) throw new Error('second');
      return true;
    });
    await expect(done).rejects.toThrow('second');
    expect(ended).toBe(begun);
    expect(begun).toBeLessThan(5);
  });
});
