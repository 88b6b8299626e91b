import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledAs } from '@gradcam/errors';
import fc from 'fast-check';
import { openSource } from '../../../../apps/cli/dist/batch/entries/open-source.js';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson, hostileText } from '../../generate/hostile.mjs';
import { inputFolder, paths } from './input-folder.mjs';
import { requireEntries } from './require-entry.mjs';

const path = fc.oneof(fc.constantFrom(...paths), hostileText);
const label = fc.oneof(fc.constantFrom('cat', '7', '-1', '1e9', '../cat', '=1+1'), hostileText);

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const table = fc
  .tuple(
    fc.constantFrom('picture,label', 'Label, Path', 'path', '__proto__,picture', 'a,b'),
    fc.array(fc.tuple(path, label), { maxLength: 6 }),
  )
  .map(([heading, rows]) =>
    [heading, ...rows.map((row) => row.map(quoted).join(','))].join('\r\n'),
  );

const seeds = [
  { picture: 'a.png', label: 'cat' },
  { image: 'sub/b.png', class: 7 },
  'a.png',
  { path: '../secret.png' },
];
const record = fc.oneof(
  fc
    .tuple(fc.constantFrom(...seeds), structureChanges(hostileJson))
    .map(([seed, changes]) => JSON.stringify(changedStructure(seed, changes)) ?? ''),
  path.map((picture) => JSON.stringify({ picture })),
  fc.constantFrom(
    '{"__proto__":{"picture":"../secret.png","label":"cat"}}',
    '{"picture":"a.png","__proto__":{"label":{}}}',
    '{"constructor":{"prototype":{"picture":"a.png"}}}',
    '{"picture":"a.png","label":{"__proto__":1}}',
    '{"picture":',
    `"${'x'.repeat(1 << 20)}"`,
    '['.repeat(100_000),
  ),
);
const lines = fc.array(record, { maxLength: 6 }).map((each) => each.join('\n'));

const whole = {
  csv: 'picture,label\na.png,cat\n"sub/b.png",7\n../secret.png,\n',
  jsonl: `${seeds.map((seed) => JSON.stringify(seed)).join('\n')}\n`,
};
const changed = fc
  .constantFrom('csv', 'jsonl')
  .chain((ending) =>
    changedBytes([new Uint8Array(Buffer.from(whole[ending]))]).map((bytes) => ({ ending, bytes })),
  );

/** Lists of pictures for a run, of which each is then looked for as the run would. */
export const batchLists = {
  name: 'batch-lists',
  share: 10,
  arbitrary: () =>
    fc.oneof(
      table.map((text) => ({ ending: 'csv', bytes: Buffer.from(text) })),
      lines.map((text) => ({ ending: 'jsonl', bytes: Buffer.from(text) })),
      changed,
    ),
  run: async ({ ending, bytes }, { folder }) => {
    const list = join(inputFolder(folder), `list.${ending}`);
    // Of the same length wherever the folder is: what follows from a seed has to be the same.
    writeFileSync(list, Buffer.from(bytes).toString('latin1').replaceAll('@', folder), 'latin1');
    await calledAs('batch', async () =>
      requireEntries(await openSource(list, join(folder, 'out'))),
    );
  },
  filesOf: ({ ending, bytes }) => ({ [`list.${ending}`]: bytes }),
};
