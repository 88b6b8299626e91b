import { calledAs } from '@gradcam/errors';
import fc from 'fast-check';
import { readChunk } from '../../../../apps/cli/dist/queue/chunk/read-chunk.js';
import { entriesOfChunk } from '../../../../apps/cli/dist/queue/work/entries-of-chunk.js';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson, hostileText } from '../../generate/hostile.mjs';
import { inputFolder, paths } from './input-folder.mjs';
import { requireEntries } from './require-entry.mjs';

const common = {
  ...{ gradcam: 1, run: '0f8fad5b-d9cb-469f-a165-70867728950e', part: '1-000000' },
  ...{ input: '.', out: '.' },
  settings: {
    ...{ method: 'auto', featureLayer: [], look: 'default', trunk: 'auto' },
    ...{ heat: false, contour: false, boxes: false, overlays: true },
  },
  settled: { made: { network: 'MobileNet', backend: 'wasm' }, trunk: 'onnx' },
};
const seeds = [
  { ...common, pictures: [{ name: 'a.png' }, { name: 'sub/b.png', label: 'cat' }] },
  { ...common, archive: { path: 'shard.tar', prefix: 'shard.tar/' } },
  { ...common, archive: { path: 'rows.parquet', prefix: '', rows: [0, 10] } },
];
const path = fc.oneof(fc.constantFrom(...paths), hostileText);

/** Chunks in JSON. */
export const chunk = fc.oneof(
  fc
    .tuple(fc.constantFrom(...seeds), structureChanges(hostileJson))
    .map(([seed, changes]) => JSON.stringify(changedStructure(seed, changes)) ?? ''),
  fc
    .tuple(
      fc.constantFrom('.', 'sub', 'up', 'up/input', '..', '@'),
      fc.array(path, { maxLength: 4 }),
    )
    .map(([input, names]) =>
      JSON.stringify({ ...common, input, pictures: names.map((name) => ({ name })) }),
    ),
  fc
    .tuple(path, fc.constantFrom('', '../', 'a.tar/'))
    .map(([name, prefix]) =>
      JSON.stringify({ ...common, archive: { path: `${name}.tar`, prefix } }),
    ),
  fc
    .constantFrom('"run"', '"method"', '"network"', '"name"', '"prefix"')
    .chain((key) =>
      fc
        .constantFrom(...seeds)
        .map((seed) =>
          JSON.stringify(seed).replace(key, `"__proto__":{"input":"/","name":"/"},${key}`),
        ),
    ),
);

/** Chunks as they come out of a queue, where anybody may have put them; of each the pictures are then looked for as a worker would. */
export const queueChunks = {
  name: 'queue-chunks',
  share: 10,
  arbitrary: () => chunk,
  run: async (text, { folder }) => {
    const root = inputFolder(folder);
    await calledAs('worker', async () => {
      const entries = await entriesOfChunk(readChunk(parsed(text.replaceAll('@', folder))), root);
      await requireEntries({ entries: () => entries });
    });
  },
  filesOf: (text) => ({ 'chunk.json': text }),
};

/** As BullMQ gives it; what is no JSON it gives to nobody. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
