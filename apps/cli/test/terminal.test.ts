import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { classLines } from '../src/output/report.js';
import { failureLines } from '../src/output/failure-lines.js';
import { terminal } from '../src/output/terminal.js';

/** A stream that keeps what it takes, and fails from one write on. */
function kept(failsFrom = Infinity): Writable & { readonly taken: string[] } {
  const taken: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (taken.length >= failsFrom)
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      else {
        taken.push(chunk.toString());
        done();
      }
    },
  });
  return Object.assign(stream, { taken });
}

it('prints each line as one line, with what is foreign in it shown', () => {
  const [output, notes] = [kept(), kept()];
  const here = terminal(output, notes, () => undefined);
  here.print('a\nb\u001b[2J');
  here.say('c\u202ed');
  here.progress('Loading \u0007: 1');
  expect(output.taken).toEqual(['a\\u{a}b\\u{1b}[2J\n']);
  expect(notes.taken).toEqual(['c\\u{202e}d\n', 'Loading \\u{7}\n']);
});

it('shows what is of no use in a log on a terminal only', () => {
  for (const isTTY of [true, false]) {
    const notes = Object.assign(kept(), { isTTY });
    const here = terminal(kept(), notes, () => undefined);
    here.live('1 of 2');
    expect(here.isLive).toBe(isTTY);
    expect(notes.taken).toEqual(isTTY ? ['1 of 2'] : []);
  }
});

it('tells once that results are lost, and goes on with the notes', async () => {
  const [output, notes] = [kept(1), kept()];
  const reasons: unknown[] = [];
  const here = terminal(output, notes, ({ code }) => reasons.push(code));
  for (const line of ['one', 'two', 'three']) {
    here.print(line);
    await setImmediate();
  }
  here.say('done');
  expect(output.taken).toEqual(['one\n']);
  expect(reasons).toEqual(['EPIPE']);
  expect(notes.taken).toEqual(['done\n']);
});

it('goes on where nobody reads the notes', async () => {
  const [output, notes] = [kept(), kept(0)];
  const here = terminal(output, notes, () => undefined);
  here.say('lost');
  await setImmediate();
  here.say('lost, too');
  here.print('one');
  expect(output.taken).toEqual(['one\n']);
});

it('shortens the names of classes, and says what failed unexpectedly with its trace', () => {
  const [line = ''] = classLines([{ index: 0, name: 'cat'.repeat(100), probability: 1 }]);
  expect(line).toMatch(/^ {2}(cat){33}…(cat){33} {4}100 %/);
  const [first, ...frames] = failureLines(new TypeError('x is\n    at nothing'));
  expect(first).toBe('gradcam failed unexpectedly: TypeError: x is\n    at nothing');
  expect(frames.length).toBeGreaterThan(1);
  expect(frames).not.toContain('    at nothing');
});
