import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRequest } from '../src/arguments/read-request.js';

const folder = mkdtempSync(join(tmpdir(), 'gradcam-job-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function jobOf(content: unknown): string {
  const path = join(folder, 'job.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function given(content: unknown, ...words: string[]) {
  const request = readRequest(['batch', '--job', jobOf(content), ...words]);
  if (request.command !== 'batch') throw new Error(request.command);
  return request.given;
}

const job = {
  ...{ input: 'photos', out: 'maps', overlays: true, maps: 'float16', resume: true },
  ...{ metrics: ['insertion', 'deletion'], range: [-1, 1], label: -1, alpha: 0.5 },
  ...{ 'feature-layer': ['a', 'b'], 'channel-order': 'bgr', size: '32x16' },
};
const words = [
  ...['photos', '--out', 'maps', '--overlays', '--maps', 'float16', '--resume', '--label', '-1'],
  ...['--metrics', 'insertion,deletion', '--range=-1,1', '--alpha', '0.5', '--size', '32x16'],
  ...['--feature-layer', 'a,b', '--channel-order', 'bgr'],
];

describe('gradcam batch --job', () => {
  it('says what the words of the command line say', () => {
    expect(given(job)).toEqual(
      (readRequest(['batch', ...words]) as { readonly given: unknown }).given,
    );
    expect(given({ ...job, overlays: false })).toMatchObject({ overlays: false });
    expect(given(`\uFEFF${JSON.stringify({ input: '-odd' })}`).input).toBe('-odd');
  });

  it('counts after the words of the command line', () => {
    const other = given(job, '--out', 'others', '--maps', 'float32', 'more');
    expect(other).toEqual({ ...given(job), out: 'others', maps: 'float32', input: 'more' });
    expect(given({ out: 'maps' }, 'photos').input).toBe('photos');
  });

  it('is for this machine and for a queue, and has words of both', () => {
    const both = { ...job, workers: 2, chunk: 8, 'queue-name': 'night', shared: '/data' };
    expect(given(both)).toEqual({ ...given(job), workers: 2 });
    const queue = 'redis://host:6379';
    expect(given(both, '--queue', queue)).toEqual({
      ...given(job),
      ...{ queue, chunk: 8, queueName: 'night', shared: '/data' },
    });
    // On the command line they are meant.
    expect(given(job, '--chunk', '8')).toMatchObject({ chunk: 8 });
  });

  it.each([
    ['words', 'words', /job\.json" is not JSON, got "Unexpected token/],
    ['a list', '[]', /is no job, got a list of 0, expected an object such as/],
    ['nothing', 'null', /is no job, got null/],
    [
      'a key that is misspelt',
      { ...job, overlay: true },
      /has "overlay", which is no option of gradcam batch, the nearest are "overlays" and/,
    ],
    ['one in the words of programs', { featureLayer: 'a' }, /the nearest are "feature-layer" and/],
    ['dashes', { '--out': 'maps' }, /has "--out", .* the nearest are "out" and/],
    ['a job in a job', { job: 'job.json' }, /has "job", which is no option/],
    ['a key of a prototype', '{"input":"photos","__proto__":{"out":"x"}}', /has "__proto__"/],
    ['another', { constructor: 'x' }, /has "constructor", which is no option/],
    ['a text for a switch', { overlays: 'yes' }, /"overlays" in .* is true or false, got the str/],
    ['a switch for a text', { out: true }, /"out" in .* is a text, a number .* got the boolean/],
    ['an object', { maps: { kind: 'float16' } }, /"maps" in .* got an object with the keys kind/],
    ['a list of lists', { metrics: [['a']] }, /"metrics" in .* got a list of 1/],
    ['an empty list', { metrics: [] }, /"metrics" in .* got a list of 0/],
    ['no text for the input', { input: 7 }, /the "input" of .* got the number 7/],
    ['no input', { out: 'maps' }, /names no "input"; add it, or name one on the command line/],
    [
      'a value that is unknown',
      { ...job, maps: 'float64' },
      /job\.json" cannot be used: .*'float64' is invalid\. Expected one of float32, float16/,
    ],
    ['a number that is none', { ...job, workers: 1.5 }, /cannot be used: .* whole number from 1/],
  ])('refuses %s', (_, content, sentence) => {
    expect(() => given(content)).toThrow(sentence);
    expect(() => given(content)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  it('refuses a file that is not there, a folder, and one that is too large', () => {
    const read = (path: string) => () => readRequest(['batch', '--job', path]);
    expect(read(join(folder, 'none.json'))).toThrow(/there is no job ".*none\.json"/);
    expect(read(folder)).toThrow(/is no file, expected a job/);
    expect(read(jobOf(`"${'x'.repeat(1 << 20)}"`))).toThrow(/is no job, got 1048578 bytes/);
  });
});
