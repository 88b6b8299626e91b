import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarball } from '../../../../../packages/known-models/test/fetch/make-package.js';
import { run } from '../../../src/run.js';
import { picture } from '../make-pictures.js';
import { sortedManifest } from '../read-run.js';
import { bucketRuns } from './bucket-runs.js';

const { at, batch, fromBucket, server, network, fileOf } = bucketRuns(async () => {
  const [red, green] = [await picture(0), await picture(1)];
  const packed = tarball([
    { path: '0.png', body: green },
    { path: '0.cls', body: '1' },
    { path: '1.png', body: red },
    // The label of the second picture is not in the first piece.
    { path: '1.bin', body: randomBytes(9 * 2 ** 20) },
    { path: '1.cls', body: '2' },
    { path: '2.png', body: red },
  ]);
  const names = ['\ud800.png', `${'a'.repeat(200)}/`.repeat(6) + 'a.png', 'red.png'];
  return {
    'red.png': red,
    'names.jsonl': Buffer.from(names.map((each) => `${JSON.stringify(each)}\n`).join('')),
    'marked.jsonl': Buffer.from('\ufeff"red.png"\r\n'),
    'label.tar': gunzipSync(packed),
    'label.tgz': packed,
    'a+b/1.tar': gunzipSync(tarball([{ path: 'x.png', body: red }])),
    'a+b/2.tar': gunzipSync(tarball([{ path: 'y.png', body: green }])),
  };
});

/** The pictures of a run, in order, each with the code of its problem. */
function problemsOf(out: string) {
  return sortedManifest(at(out))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // Border to JSON: lines of ours.
      const { picture: name, error } = JSON.parse(line) as {
        picture: string;
        error?: { code: string };
      };
      return [name, error?.code];
    });
}

describe('gradcam batch, of odd files in a bucket', () => {
  it.each(['label.tar', 'label.tgz'])(
    'gives no picture of %s without its label where the bucket is lost between them',
    async (name) => {
      await fromBucket(name, `undisturbed ${name}`);
      server().state.fault = () =>
        server().state.asked.at(-1)?.includes('bytes=8388608') === true ? 'gone' : undefined;
      await expect(fromBucket(name, `lost ${name}`)).rejects.toMatchObject({
        code: 'DOWNLOAD_FAILED',
      });
      server().state.fault = () => undefined;
      expect(problemsOf(`lost ${name}`)).not.toContainEqual(['1.png', undefined]);
      await fromBucket(name, `lost ${name}`, '--resume');
      expect(sortedManifest(at(`lost ${name}`))).toBe(sortedManifest(at(`undisturbed ${name}`)));
    },
  );

  it.each([
    ['names.jsonl', 1],
    ['marked.jsonl', 1],
    ['a+b/*.tar', 2],
  ])('makes of %s what the disk gives', async (name, pictures) => {
    const title = name.replaceAll(/\W/g, '-');
    const here = await batch(at('set', name), `disk ${title}`);
    const there = await fromBucket(name, `bucket ${title}`);
    expect(problemsOf(`bucket ${title}`)).toEqual(problemsOf(`disk ${title}`));
    expect(there.code).toBe(here.code);
    expect(problemsOf(`bucket ${title}`).filter(([, code]) => code === undefined)).toHaveLength(
      pictures,
    );
  });

  it('does not mix versions where a service does not look at conditions', async () => {
    server().state.conditions = 'ignored';
    const other = Buffer.from(fileOf('label.tar'));
    other.write('other', 2 ** 22);
    server().state.fault = ({ method }) => {
      if (method === 'GET') server().state.objects.set('set/label.tar', other);
      return undefined;
    };
    await expect(fromBucket('label.tar', 'mixed')).rejects.toThrow(/was changed while it was read/);
  });

  it('does not mix versions that have no mark, and other sizes', async () => {
    server().state.marks = 'none';
    server().state.fault = ({ method }) => {
      if (method === 'GET') server().state.objects.set('set/label.tar', Buffer.alloc(2 ** 24));
      return undefined;
    };
    await expect(fromBucket('label.tar', 'sizes')).rejects.toThrow(/was changed while it was read/);
  });

  it.each(['weak', 'none'] as const)('reads all of it where marks are %s', async (marks) => {
    server().state.marks = marks;
    await fromBucket('label.tar', `marks ${marks}`);
    expect(problemsOf(`marks ${marks}`)).toEqual([
      ['0.png', undefined],
      ['1.png', undefined],
      ['2.png', undefined],
    ]);
  });

  it('stops to read what is longer than what was asked for', async () => {
    server().state.fault = () => 'endless';
    await expect(fromBucket('label.tar', 'endless')).rejects.toThrow(
      /asked for 8388608 bytes of "s3:\/\/photos\/set\/label.tar", and more came/,
    );
  });

  it.each(['red.png', '*.PNG'])('says of %s that it is no prefix', async (name) => {
    await expect(fromBucket(name, 'picture')).rejects.toThrow(
      /ends like a picture, .*name the prefix that the pictures lie below, with a slash/,
    );
  });

  it('names the status of an answer that has no words', async () => {
    server().state.fault = () => ({ status: 405, code: 'MethodNotAllowed' });
    await expect(fromBucket('label.tar', 'status')).rejects.toThrow(/got the status 405; check/);
  });

  it('ends with 1 where the bucket cannot be reached at once, with 2 where the words are wrong', async () => {
    const said: string[] = [];
    const add = (text: string) => void said.push(text);
    const terminal = { print: add, say: add, fail: add, progress: add, live: add, isLive: false };
    const codeOf = (input: string, endpoint: string) =>
      run(['batch', input, '--endpoint', endpoint, '--out', at('code'), ...network()], terminal);
    expect(await codeOf('s3://photos/set/list.csv', 'http://127.0.0.1:9')).toBe(1);
    expect(await codeOf('s3://photos/set/none.csv', server().endpoint)).toBe(2);
    expect(said.join('\n')).toMatch(/does not answer as it should.*\n.*there is no "s3:/);
  });

  it('says that there is no archive at a key that is too long for one', async () => {
    const key = `${'a'.repeat(1100)}.tar`;
    await expect(fromBucket(key, 'too long')).rejects.toThrow(
      /there is no "s3:\/\/photos\/set\/a+…a+\.tar"/,
    );
  });
});
