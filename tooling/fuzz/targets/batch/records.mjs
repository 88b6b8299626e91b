import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledAs } from '@gradcam/errors';
import { preprocess } from '@gradcam/models';
import fc from 'fast-check';
import { entryKey } from '../../../../apps/cli/dist/batch/record/entry-key.js';
import { failedLine } from '../../../../apps/cli/dist/batch/record/failed-line.js';
import { openManifest } from '../../../../apps/cli/dist/batch/record/manifest.js';
import { readManifest } from '../../../../apps/cli/dist/batch/record/read-manifest.js';
import { runFileOf } from '../../../../apps/cli/dist/batch/record/settings/run-file-of.js';
import { diskStore } from '../../../../apps/cli/dist/batch/record/store/disk-store.js';
import { settingsOfRun } from '../../../../apps/cli/dist/batch/record/settings/settings-of-run.js';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';

const lines = [
  { picture: 'a.png', hash: 'abc', width: 8, height: 8, classIndex: 0, className: 'cat', score: 5 },
  { picture: 'a.png', label: 'cat', hash: 'abc', boxes: [{ x: 0, y: 0, width: 8, height: 4 }] },
  { picture: 'b.png', label: 7, error: { code: 'PICTURE_BROKEN', message: 'It is cut.' } },
];
const textOf = (each) =>
  `${[each]
    .flat()
    .map((line) => JSON.stringify(line))
    .join('\n')}\n`;
const manifest = fc.oneof(
  changedBytes([new Uint8Array(Buffer.from(textOf(lines)))]).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(structureChanges(hostileJson), fc.constantFrom('\n', '', '\0\0\0', '\0\n', '{"pic'))
    .map(([changes, end]) => Buffer.from(textOf(changedStructure(lines, changes)) + end)),
  fc
    .tuple(
      fc.constantFrom('{}\n', '\n', '[', '{"picture":"a"}\n', '\0', 'x'),
      fc.constantFrom(10, 20_000),
    )
    .map(([text, times]) => Buffer.from(text.repeat(times))),
);

/** A line that is added has to be there, and what was there before, too. */
async function requireResumable(folder) {
  const before = await readManifest(folder);
  const path = join(folder, 'manifest.jsonl');
  const bytes = readFileSync(path);
  const isEnd = before.length === 0 || bytes[before.length - 1] === 10;
  if (before.length > statSync(path).size || !isEnd || before.failures > before.count)
    throw new WrongAnswer(`${before.count} lines of ${before.length} bytes`);
  const entry = { name: 'added \u{1f534}.png', label: 'it' };
  const isThere = before.done.has(entryKey(entry));
  const file = await openManifest(folder, before.length);
  await file.append(failedLine(entry, undefined, { code: 'BAD_REGION', message: 'It is added.' }));
  await file.close();
  const after = await readManifest(folder);
  const isRight = after.count === before.count + 1 && after.failures === before.failures + 1;
  if (isThere || !isRight || !after.done.has(entryKey(entry)))
    throw new WrongAnswer(`${after.count} lines after ${before.count}`);
  if (!readFileSync(path).subarray(0, before.length).equals(bytes.subarray(0, before.length)))
    throw new WrongAnswer('what was there before has changed');
}

/** Manifests that a run goes on with. */
export const batchManifests = {
  name: 'batch-manifests',
  share: 10,
  arbitrary: () => manifest,
  run: async (bytes, { folder }) => {
    writeFileSync(join(folder, 'manifest.jsonl'), bytes);
    await calledAs('batch', () => requireResumable(folder));
  },
  filesOf: (bytes) => ({ 'manifest.jsonl': bytes }),
};

const given = {
  ...{ input: 'photos', out: 'maps', model: 'mobilenet-v1', backend: 'wasm', offline: false },
  ...{ trunk: 'auto', method: 'auto', featureLayer: [], look: 'default', heat: false },
  ...{ contour: false, boxes: false, overlays: true, maps: 'float16', resume: true, quiet: false },
};
const source = { said: { kind: 'folder', path: '/photos' } };
const runFile = {
  run: 1,
  input: source.said,
  settings: settingsOfRun(given),
  settled: {
    made: { network: 'MobileNet', 'hash of the network': 'abc', backend: 'wasm' },
    preprocessing: {
      ...{ pixelRange: [-1, 1], channelOrder: 'rgb', fit: 'stretch' },
      inputSize: { width: 8, height: 8 },
    },
    trunk: 'onnx',
  },
};
const runFiles = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(structureChanges(hostileJson), fc.boolean())
      .map(([changes, isSettled]) =>
        // Else most would be refused for another input or other settings.
        isSettled
          ? { ...runFile, settled: changedStructure(runFile.settled, changes) }
          : changedStructure(runFile, changes),
      )
      .map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  },
  {
    weight: 1,
    arbitrary: changedBytes([new Uint8Array(Buffer.from(JSON.stringify(runFile)))]).map((bytes) =>
      Buffer.from(bytes),
    ),
  },
);

function requireSettled({ made, preprocessing, trunk }) {
  if (!Object.values(made).every((each) => typeof each === 'string'))
    throw new WrongAnswer('facts that are no texts');
  if (!['tfjs', 'onnx'].includes(trunk)) throw new WrongAnswer(`the trunk ${String(trunk)}`);
  if (preprocessing === undefined) return;
  const picture = { data: new Uint8ClampedArray(256), width: 8, height: 8 };
  preprocess(picture, preprocessing).dispose();
}

/** Settings of a run that is gone on with. */
export const batchSettings = {
  name: 'batch-settings',
  share: 10,
  arbitrary: () => runFiles,
  run: async (bytes, { folder }) => {
    writeFileSync(join(folder, 'manifest.jsonl'), textOf(lines));
    writeFileSync(join(folder, 'run.json'), bytes);
    await calledAs('batch', async () => {
      const { settled } = await runFileOf(given, diskStore(folder), source);
      if (settled !== undefined) requireSettled(settled);
    });
  },
  filesOf: (bytes) => ({ 'run.json': bytes }),
};
