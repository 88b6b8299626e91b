import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledAs } from '@gradcam/errors';
import fc from 'fast-check';
import { openSource } from '../../../../apps/cli/dist/batch/entries/open-source.js';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { hostileText } from '../../generate/hostile.mjs';
import { packed, zipped } from '../downloads/tarball.mjs';
import { inputFolder, paths } from './input-folder.mjs';
import { requireEntries } from './require-entry.mjs';

const good = [
  { path: '0001.png', content: 'a picture' },
  { path: '0001.cls', content: '7\n' },
  { path: 'sub/0002.left.png', content: 'another' },
  { path: 'sub/0002.json', content: '{"label":"cat"}' },
];
const entry = fc.record(
  {
    path: fc.oneof(
      fc.constantFrom(...paths.filter((path) => !path.includes('@'))),
      hostileText.map((text) => `${text}.png`),
      fc.constantFrom('a.cls', 'a.json', '__proto__.json', '__proto__.png', 'link.png/b.png'),
    ),
    type: fc.constantFrom(
      ...['File', 'File', 'File', 'Directory', 'SymbolicLink', 'Link', 'CharacterDevice', 'FIFO'],
      ...['ExtendedHeader', 'GlobalExtendedHeader', 'NextFileHasLongPath', 'SparseFile'],
    ),
    linkpath: fc.constantFrom('../secret.png', '/etc/hostname', '.', 'a.png'),
    content: fc.oneof(
      hostileText,
      fc.constantFrom(
        '27 path=../../secret.png\n',
        '{"__proto__":{"label":"cat"}}',
        '{"label":{"__proto__":1}}',
        '7',
      ),
    ),
    size: fc.constantFrom(0, 1, 511, 512, 1e6, 2 ** 33, -1),
  },
  { requiredKeys: ['path', 'type', 'content'] },
);
const entries = fc
  .tuple(fc.subarray(good), fc.array(entry, { maxLength: 5 }))
  .chain(([whole, added]) => fc.shuffledSubarray([...whole, ...added]));

const asTar = (bytes) => ({ name: 'shard.tar', bytes });
const asZip = (bytes) => ({ name: 'shard.tgz', bytes });
const bomb = (size) => zipped(packed([...good, { path: 'bomb.png', content: Buffer.alloc(size) }]));
const tars = fc.oneof(
  { weight: 4, arbitrary: entries.map(packed).map(asTar) },
  { weight: 2, arbitrary: entries.map(packed).map(zipped).map(asZip) },
  { weight: 3, arbitrary: changedBytes([packed(good)]).map(asTar) },
  { weight: 2, arbitrary: changedBytes([zipped(packed(good))]).map(asZip) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 60_000_000).map(bomb).map(asZip) },
);

/** Made by pyarrow, for the tests of the command. */
const tables = new URL('../../../../apps/cli/test/batch/parquet/', import.meta.url);
const parquetSeeds = () =>
  readdirSync(tables)
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => new Uint8Array(readFileSync(new URL(name, tables))));

async function run({ name, bytes }, { folder }) {
  const path = join(inputFolder(folder), name);
  writeFileSync(path, bytes);
  await calledAs('batch', async () => requireEntries(await openSource(path, join(folder, 'out'))));
}

const filesOf = ({ name, bytes }) => ({ [name]: bytes });

/** Tar files with pictures, whole and gzipped: nothing in them is unpacked. */
export const batchTars = { name: 'batch-tars', share: 10, arbitrary: () => tars, run, filesOf };

/** Parquet files with pictures or paths. */
export const batchTables = {
  name: 'batch-tables',
  share: 10,
  prepare: () => ({ seeds: parquetSeeds() }),
  arbitrary: ({ seeds }) => changedBytes(seeds).map((bytes) => ({ name: 'rows.parquet', bytes })),
  run,
  filesOf,
};
