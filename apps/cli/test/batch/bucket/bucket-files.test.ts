import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarball } from '../../../../../packages/known-models/test/fetch/make-package.js';
import { picture } from '../make-pictures.js';
import { filesOf, foundIn, sortedManifest } from '../read-run.js';
import { bucketRuns } from './bucket-runs.js';

const { at, batch, fromBucket, server, fileOf } = bucketRuns(async () => {
  const [red, green, blue] = [await picture(0), await picture(1), await picture(2, 128)];
  const shard = (first: number) =>
    tarball([
      { path: `${first}.png`, body: red },
      { path: `${first}.cls`, body: '2' },
      { path: `sub/${first + 1}.png`, body: green },
      // More than a piece of what is read at once: the next one has to fit to it.
      { path: `${first + 1}.bin`, body: Buffer.alloc(9 * 2 ** 20, first) },
      { path: `${first + 2}.png`, body: blue },
    ]);
  const rows = ['red.png,', 'sub/green.png,red', '../out.png,', 's3://photos/set/red.png,'];
  const files: Record<string, Buffer> = {
    'list.csv': Buffer.from(['picture,label', ...rows, 'none.png,'].join('\n')),
    'list.jsonl': Buffer.from(
      '{"picture":"sub/green.png"}\n"red.png"\n{"picture":"red.png","label":2}\nwords\n',
    ),
    'red.png': red,
    'sub/green.png': green,
    'one.tar': gunzipSync(shard(0)),
    'one.tgz': shard(0),
    'part-00.tar': gunzipSync(shard(10)),
    'part-01.tar': gunzipSync(shard(20)),
    'part-01.txt': Buffer.from('no archive'),
    'empty.tar': Buffer.alloc(0),
    'photos/a.png': await picture(2),
  };
  for (const name of ['datasets.parquet', 'paths.parquet'])
    files[name] = await readFile(new URL(`../parquet/${name}`, import.meta.url));
  return files;
});

/** All of a run, but for what the input is called; a file that is not there and an object have other words for it. */
function wholeOf(out: string) {
  const { 'run.json': _, ...rest } = filesOf(at(out));
  const manifest = sortedManifest(at(out)).replaceAll(
    /cannot be read, got (ENOENT|NoSuchKey)[^"]*/g,
    'cannot be read',
  );
  return { ...rest, 'manifest.jsonl': manifest };
}

describe('gradcam batch, of a list or an archive in a bucket', () => {
  it.each([
    ['list.csv', 3],
    ['list.jsonl', 3],
    ['one.tar', 0],
    ['one.tgz', 0],
    ['part-{00..01}.tar', 0],
    ['part-*.tar', 0],
    ['{part-00,one}.tar', 0],
    ['empty.tar', 1],
    ['datasets.parquet', 3],
    ['paths.parquet', 3],
  ])('makes of %s what the same file on the disk gives', async (name, code) => {
    const [here, there] = [`disk of ${name}`, `bucket of ${name}`].map((out) =>
      out.replaceAll('*', 'all'),
    );
    expect((await batch(at('set', name), here ?? '', '--overlays')).code).toBe(code);
    expect((await fromBucket(name, there ?? '', '--overlays')).code).toBe(code);
    expect(wholeOf(there ?? '')).toEqual(wholeOf(here ?? ''));
    expect(Object.keys(foundIn(at(there ?? ''))).length).toBeGreaterThan(0);
  });

  it('reads an archive in pieces, and each once', async () => {
    await fromBucket('part-*.tar', 'pieces');
    const asked = server().state.asked.filter((name) => name.startsWith('set/'));
    expect(asked.map((name) => name.replace(/^set\//, ''))).toEqual([
      'part-00.tar bytes=0-8388607',
      `part-00.tar bytes=8388608-${fileOf('part-00.tar').length - 1}`,
      'part-01.tar bytes=0-8388607',
      `part-01.tar bytes=8388608-${fileOf('part-01.tar').length - 1}`,
    ]);
    // The names are looked up once, below what all of them begin with.
    expect(server().state.asked.filter((name) => name.startsWith('list'))).toHaveLength(1);
  });

  it('goes on where the bucket was lost in the middle of an archive', async () => {
    await fromBucket('one.tar', 'undisturbed', '--overlays');
    server().state.fault = ({ key, before }) =>
      key === 'set/one.tar' && before < 3 ? 'cut' : undefined;
    await fromBucket('one.tar', 'shaky', '--overlays');
    expect(wholeOf('shaky')).toEqual(wholeOf('undisturbed'));
    server().state.fault = () =>
      server().state.asked.at(-1)?.includes('bytes=8388608') === true ? 'gone' : undefined;
    const lost = fromBucket('one.tar', 'lost', '--overlays');
    await expect(lost).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    await expect(lost).rejects.toThrow(
      /the bucket "photos" does not answer .* go on with --resume/,
    );
    server().state.fault = () => undefined;
    await fromBucket('one.tar', 'lost', '--overlays', '--resume');
    expect(wholeOf('lost')).toEqual(wholeOf('undisturbed'));
  });

  it.each(['one.tar', 'one.tgz', 'list.csv', 'datasets.parquet'])(
    'does not mix two versions of %s',
    async (name) => {
      server().state.fault = ({ method }) => {
        if (method === 'GET') server().state.objects.set(`set/${name}`, Buffer.alloc(2 ** 24, 7));
        return undefined;
      };
      await expect(fromBucket(name, `changed ${name}`)).rejects.toThrow(
        `"s3://photos/set/${name}" was changed while it was read; begin the run again`,
      );
    },
  );

  it('refuses to go on with another version', async () => {
    await fromBucket('one.tar', 'version');
    const other = Buffer.from(fileOf('one.tar'));
    other.write('other', 2 ** 22);
    server().state.objects.set('set/one.tar', other);
    await expect(fromBucket('one.tar', 'version', '--resume')).rejects.toThrow(/another input/);
  });

  it('says of a service that gives no parts of an object what came in their place', async () => {
    server().state.hasRanges = false;
    const { length } = fileOf('one.tar');
    await expect(fromBucket('one.tar', 'whole')).rejects.toThrow(
      `asked for 8388608 bytes of "s3://photos/set/one.tar", and ${length} came`,
    );
  });

  it.each([
    ['none.csv', /there is no "s3:.*none\.csv", expected a list, an archive or a prefix/],
    ['none.tar', /there is no "s3:.*none\.tar", expected a list, an archive or a prefix/],
    ['none-*.tar', /no archive matches "s3:\/\/photos\/set\/none-\*\.tar"; check the path/],
    ['part-{00..02}.tar', /there is no archive "s3:.*part-02\.tar", which the range names/],
  ])('says of %s what is missing', async (name, sentence) => {
    await expect(fromBucket(name, 'missing')).rejects.toThrow(sentence);
  });

  it('says of one that may not be read that it is so, and of one that goes meanwhile', async () => {
    server().state.fault = () => ({ status: 403, code: 'AccessDenied' });
    await expect(fromBucket('one.tar', 'denied')).rejects.toThrow(
      /the bucket "photos" is not to be read by this account/,
    );
    server().state.fault = ({ key }) =>
      key === 'set/part-01.tar' ? { status: 404, code: 'NoSuchKey' } : undefined;
    expect((await fromBucket('part-*.tar', 'going')).code).toBe(3);
    expect(foundIn(at('going'))).toMatchObject({ 'part-01.tar/part-01.tar': 'FILE_NOT_FOUND' });
  });
});
