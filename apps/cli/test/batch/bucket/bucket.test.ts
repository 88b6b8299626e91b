import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRequest } from '../../../src/arguments/read-request.js';
import { bucketAddress } from '../../../src/batch/bucket/bucket-address.js';
import { runHere } from '../../running/run-here.js';
import { picture, writeInto, writeNetwork } from '../make-pictures.js';
import { filesOf, foundIn, linesOf, sortedManifest } from '../read-run.js';
import { accountFor, bucketServer, type BucketServer } from './server/bucket-server.js';

let folder = '';
let network: readonly string[] = [];
let server: BucketServer;
const at = (...names: string[]) => join(folder, ...names);
const batch = (input: string, out: string, ...words: string[]) =>
  runHere('batch', input, '--out', at(out), ...network, '--workers', '1', ...words);
const fromBucket = (out: string, ...words: string[]) =>
  batch('s3://photos/set', out, '--endpoint', server.endpoint, ...words);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-bucket-'));
  network = await writeNetwork(folder);
  const files: Record<string, Buffer | string> = {
    'red.png': await picture(0),
    'sub/green.png': await picture(1),
    'sub/blue + 50%.PNG': await picture(2, 128),
    'grün/\u{1f534}.png': await picture(0, 90),
    'broken.jpg': 'words',
    'notes.txt': 'no picture',
    '.hidden/red.png': await picture(0),
    'sub/.hidden.png': await picture(0),
  };
  for (let index = 0; index < 12; index += 1)
    files[`many/${index}.png`] = await picture(index % 3, 30 + 10 * index);
  await writeInto(at('set'), files);
  const objects = Object.entries(files).map(([name, content]) => [
    `set/${name}`,
    Buffer.from(content),
  ]);
  server = await bucketServer({
    ...(Object.fromEntries(objects) as Record<string, Buffer>),
    // What a console leaves where somebody makes a folder, and what only looks as if it lay below the prefix.
    'set/folder.png/': Buffer.alloc(0),
    'settings/red.png': await picture(0),
    // No file can be called so.
    'odd/a\u0001<&>\n.png': await picture(0),
    'odd//b.png': await picture(1),
  });
  accountFor(folder, (name, value) => vi.stubEnv(name, value));
  expect((await batch(at('set'), 'folder', '--overlays')).code).toBe(3);
});
afterEach(() => {
  server.state.fault = () => undefined;
  server.state.pageSize = 1000;
  server.state.asked.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** All of the run is as that of the folder, but for what the input is called. */
function expectWhole(out: string): void {
  expect(sortedManifest(at(out))).toBe(sortedManifest(at('folder')));
  const { 'run.json': _, ...files } = filesOf(at(out));
  const { 'run.json': __, ...others } = filesOf(at('folder'));
  expect(files).toEqual(others);
}

describe('gradcam batch s3://', () => {
  it('writes what the same folder on the disk gives, page after page', async () => {
    server.state.pageSize = 3;
    expect((await fromBucket('paged', '--overlays')).code).toBe(3);
    expectWhole('paged');
    const pages = server.state.asked.filter((name) => name.startsWith('list'));
    // Of 19 keys below the prefix.
    expect(pages).toHaveLength(7);
    // None is read twice, and no other is read at all.
    const read = server.state.asked.filter((name) => !name.startsWith('list'));
    expect(new Set(read).size).toBe(read.length);
    expect(read).toHaveLength(17);
    const { input } = JSON.parse(await readFile(at('paged/run.json'), 'utf8')) as {
      readonly input: object;
    };
    expect(input).toEqual({
      ...{ kind: 'bucket', path: 's3://photos/set/', endpoint: server.endpoint },
    });
  });

  it('reads several objects while the network runs', async () => {
    server.state.fault = ({ key }) => (key === undefined ? undefined : 'slow');
    server.state.most = 0;
    await fromBucket('slow', '--overlays');
    expectWhole('slow');
    expect(server.state.most).toBeGreaterThanOrEqual(4);
  });

  it('takes keys that no file could have', async () => {
    const words = ['--endpoint', server.endpoint, '--overlays'];
    expect((await batch('s3://photos/odd/', 'odd', ...words)).code).toBe(0);
    expect(foundIn(at('odd'))).toEqual({ 'a\u0001<&>\n.png': 'red', '/b.png': 'green' });
    expect(
      Object.keys(filesOf(at('odd'))).filter((name) => !name.startsWith('overlays/~/')),
    ).toEqual(['run.json']);
  });

  it('tries again what breaks off, and what is too busy for a moment', async () => {
    server.state.fault = ({ before }) =>
      before === 0 ? 'cut' : before === 1 ? { status: 503, code: 'SlowDown' } : undefined;
    await fromBucket('shaky', '--overlays');
    expectWhole('shaky');
  });

  it('says of an object that is gone, and of one that is archived, that it is so, and goes on', async () => {
    server.state.fault = ({ key }) => {
      if (key === 'set/red.png') return { status: 404, code: 'NoSuchKey' };
      return key === 'set/sub/green.png' ? { status: 403, code: 'InvalidObjectState' } : undefined;
    };
    expect((await fromBucket('gone')).code).toBe(3);
    const lines = linesOf(sortedManifest(at('gone')));
    const problem = (name: string) => lines.find((line) => line.picture === name)?.error;
    expect(lines).toHaveLength(17);
    expect(problem('red.png')).toEqual({
      code: 'FILE_NOT_FOUND',
      message:
        '"red.png" cannot be read, got NoSuchKey: it was listed, and is gone; look at the bucket.',
    });
    expect(problem('sub/green.png')?.message).toMatch(/got an object that is archived; restore it/);
  });

  it('says of an object that the account may not read that it is so, where it may read others', async () => {
    server.state.fault = ({ key }) =>
      key === 'set/sub/green.png' ? { status: 403, code: 'AccessDenied' } : undefined;
    expect((await fromBucket('refused')).code).toBe(3);
    const lines = linesOf(sortedManifest(at('refused')));
    expect(lines).toHaveLength(17);
    expect(lines.find(({ picture: name }) => name === 'sub/green.png')?.error).toEqual({
      code: 'FILE_NOT_FOUND',
      message:
        '"sub/green.png" cannot be read, got AccessDenied, though others in the bucket can be: ask for the right to read it.',
    });
    expect(lines.filter(({ error }) => error !== undefined)).toHaveLength(2);
  });

  it('does not read an object that is too large', async () => {
    server.state.fault = ({ key }) => (key === 'set/red.png' ? 'huge' : undefined);
    expect((await fromBucket('huge')).code).toBe(3);
    expect(foundIn(at('huge'))['red.png']).toBe('PICTURE_TOO_LARGE');
  });

  it('says that there are no pictures below a prefix', async () => {
    const words = ['--endpoint', server.endpoint];
    await expect(batch('s3://photos/none', 'none', ...words)).rejects.toThrow(
      /there are no pictures in "s3:\/\/photos\/none"; name a folder, .* or a prefix in a bucket/,
    );
  });
});

describe('a bucket that is lost', () => {
  it.each([
    [
      '503 for good',
      { status: 503, code: 'ServiceUnavailable' },
      /does not answer as it should, got ServiceUnavailable/,
    ],
    [
      '500 for good',
      { status: 500, code: 'InternalError' },
      /does not answer as it should, got InternalError/,
    ],
    [
      'credentials that expire',
      { status: 400, code: 'ExpiredToken' },
      /is not to be read by this account, got ExpiredToken/,
    ],
    [
      'a refusal',
      { status: 403, code: 'AccessDenied' },
      /is not to be read by this account, got AccessDenied/,
    ],
    [
      'a bucket that goes',
      { status: 404, code: 'NoSuchBucket' },
      /there is no bucket "photos" where it was looked for/,
    ],
    [
      'connections that break off',
      'cut',
      /does not answer as it should, got .*(aborted|ECONNRESET)/,
    ],
    ['no answer', 'gone', /does not answer as it should, got /],
  ] as const)('stops the run after %s, and --resume finishes it', async (name, fault, sentence) => {
    server.state.pageSize = 4;
    let read = 0;
    server.state.fault = ({ key }) => ((read += key === undefined ? 0 : 1) > 5 ? fault : undefined);
    const stopped = fromBucket(name, '--overlays');
    await expect(stopped).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    await expect(stopped).rejects.toThrow(sentence);
    await expect(stopped).rejects.toThrow(/, and go on with --resume\.$/);
    const before = await readFile(at(name, 'manifest.jsonl'), 'utf8');
    expect(before).toMatch(/^(\{.*\}\n)+$/);
    server.state.fault = () => undefined;
    server.state.asked.length = 0;
    expect((await fromBucket(name, '--overlays', '--resume')).code).toBe(3);
    expect((await readFile(at(name, 'manifest.jsonl'), 'utf8')).startsWith(before)).toBe(true);
    expectWhole(name);
    // Nothing that is done is read again.
    const again = server.state.asked.filter((asked) => !asked.startsWith('list'));
    expect(again).toHaveLength(17 - before.split('\n').filter(Boolean).length);
  });

  it('is said when its list breaks off, too', async () => {
    server.state.pageSize = 4;
    let pages = 0;
    server.state.fault = ({ key }) =>
      (pages += key === undefined ? 1 : 0) > 1 && key === undefined ? 'cut' : undefined;
    await expect(fromBucket('listed')).rejects.toThrow(/the bucket "photos" does not answer/);
    server.state.fault = () => undefined;
    expect((await fromBucket('listed', '--resume')).code).toBe(3);
  });

  it('is one that is not there', async () => {
    const words = ['--endpoint', server.endpoint];
    await expect(batch('s3://other/set', 'other', ...words)).rejects.toThrow(
      /there is no bucket "other" where it was looked for; check its name/,
    );
  });

  it('is one where nobody listens, and where something else answers', async () => {
    const closed = await bucketServer({});
    await closed.close();
    const words = ['--endpoint', closed.endpoint];
    await expect(batch('s3://photos/set', 'closed', ...words)).rejects.toThrow(
      /the bucket "photos" does not answer as it should, got .*ECONNREFUSED.*--endpoint/,
    );
    server.state.fault = () => 'page';
    await expect(fromBucket('page')).rejects.toThrow(
      /the bucket "photos" does not answer as it should, got /,
    );
  });

  it('is one whose secret is wrong', async () => {
    const other = await bucketServer({ 'set/red.png': await picture(0) });
    other.state.secret = 'another one';
    try {
      const words = ['--endpoint', other.endpoint];
      await expect(batch('s3://photos/set', 'secret', ...words)).rejects.toThrow(
        /is not to be read by this account, got SignatureDoesNotMatch.*; renew the credentials/,
      );
    } finally {
      await other.close();
    }
  });
});

describe('the address of a bucket', () => {
  it.each([
    ['s3://photos', { bucket: 'photos', prefix: '' }],
    ['s3://photos/', { bucket: 'photos', prefix: '' }],
    ['S3://photos/a', { bucket: 'photos', prefix: 'a/' }],
    ['s3://photos/a%20b/c d/', { bucket: 'photos', prefix: 'a%20b/c d/' }],
    ['s3://photos/../x', { bucket: 'photos', prefix: '../x/' }],
  ])('of %s is read as it stands', (input, address) => {
    expect(bucketAddress(input)).toEqual(address);
  });

  it.each([
    ['s3://', /names no bucket, got "", expected s3:\/\/bucket\/prefix/],
    ['s3://a b/c', /names no bucket, got "a b"/],
  ])('refuses %s', (input, sentence) => {
    expect(() => bucketAddress(input)).toThrow(sentence);
  });

  it.each([
    [['photos', '--endpoint', 'http://a'], /--endpoint is of a bucket, .* got the input "photos"/],
    [['s3://photos', '--offline'], /--offline takes what is on this machine, got "s3:\/\/photos"/],
  ])('is refused with %j', async (words, sentence) => {
    await expect(runHere('batch', ...words, '--out', at('refused'))).rejects.toThrow(sentence);
  });

  it('is not that of the pictures for an output, and an endpoint is an address on the web', async () => {
    await expect(runHere('batch', 's3://photos/a', '--out', 'S3://photos/a/')).rejects.toThrow(
      /--out is where the pictures are, got "S3:\/\/photos\/a\/"; name another prefix/,
    );
    expect(() => readRequest(['batch', 's3://a', '--endpoint', 'localhost:9000'])).toThrow(
      /Expected an address, such as http:\/\/localhost:9000/,
    );
  });
});
