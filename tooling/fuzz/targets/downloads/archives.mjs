import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { hostileText } from '../../generate/hostile.mjs';
import { fetchChecked } from './fetch-checked.mjs';
import { startRegistry } from './registry.mjs';
import { documentOf } from './registry-document.mjs';
import { goodEntries, integrityOf, packed, zipped } from './tarball.mjs';

const up = (steps) => `package/model/${'../'.repeat(steps)}hostile.txt`;
const path = fc.oneof(
  fc.integer({ min: 1, max: 8 }).map(up),
  fc.constantFrom(
    '/tmp/gradcam-fuzz-outside.txt',
    'package/model/..',
    'package/model/',
    'package/model/model.json',
    'package/model/model.json/inside.txt',
    'package/model/manifest.json',
    'package/model/labels.json',
    'package/model/link/inside.txt',
    `package/model/${'long/'.repeat(40)}file`,
    `package/model/${'x'.repeat(99)}`,
  ),
  hostileText.map((text) => `package/model/${text}`),
);
const type = fc.constantFrom(
  ...['File', 'File', 'Directory', 'SymbolicLink', 'Link', 'CharacterDevice', 'FIFO'],
  ...[
    'ExtendedHeader',
    'GlobalExtendedHeader',
    'NextFileHasLongPath',
    'OldGnuLongPath',
    'SparseFile',
  ],
);
const entry = fc.record(
  {
    path,
    type,
    linkpath: fc.constantFrom('../../../../..', '/', '/etc', 'model.json', '.'),
    content: fc.oneof(hostileText, fc.constant('20 path=../../hostile\n')),
    size: fc.constantFrom(0, 1, 511, 512, 1e6, 2 ** 33, -1),
  },
  { requiredKeys: ['path', 'type'] },
);

const entries = fc
  .tuple(fc.subarray(goodEntries, { minLength: 1 }), fc.array(entry, { maxLength: 4 }))
  .chain(([good, added]) => fc.shuffledSubarray([...good, ...added], { minLength: 1 }));
const tarball = fc.oneof(
  { weight: 4, arbitrary: entries.map((list) => zipped(packed(list))) },
  {
    weight: 2,
    arbitrary: changedBytes([packed(goodEntries)]).map((tar) => zipped(tar)),
  },
  { weight: 1, arbitrary: changedBytes([zipped(packed(goodEntries))]) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 60_000_000).map((size) => bombOf(size)) },
);

const bombs = new Map();

/** Small as a download, large as a file. */
function bombOf(size) {
  const made =
    bombs.get(size) ??
    zipped(
      packed([...goodEntries, { path: 'package/model/bomb.bin', content: Buffer.alloc(size) }]),
    );
  bombs.set(size, made);
  return made;
}

/** Packages under their right hash with content that is wrong. */
export const archives = {
  name: 'archives',
  share: 4,
  prepare: async () => ({ registry: await startRegistry() }),
  arbitrary: () => tarball,
  run: async (bytes, { state: { registry }, folder }) => {
    const body = Buffer.from(bytes);
    const integrity = integrityOf(body);
    const document = Buffer.from(JSON.stringify(documentOf(registry.address, integrity)));
    registry.plan({
      document: { kind: 'whole', body: document },
      tarball: { kind: 'whole', body },
    });
    await fetchChecked({ registry: registry.address, integrity, bytes: body.length, folder });
  },
  filesOf: (bytes) => ({ 'package.tgz': bytes }),
};
