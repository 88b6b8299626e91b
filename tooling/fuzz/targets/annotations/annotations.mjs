import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gatherAnnotations } from '../../../../apps/cli/dist/annotations/gather-annotations.js';
import { parseAnnotations } from '../../../../apps/cli/dist/annotations/parse-annotations.js';
import { inputFrame } from '../../../../apps/cli/dist/annotations/region/input-frame.js';
import { regionInInput } from '../../../../apps/cli/dist/annotations/region/region-in-input.js';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson, hostileText } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';
import { jsonSeeds, textSeeds } from './annotation-seeds.mjs';

const pictures = ['a.jpg', 'b/1.jpg', '__proto__.jpg'];
const size = { width: 16, height: 12 };
const inputSize = { width: 8, height: 8 };

const json = fc
  .tuple(fc.constantFrom(...jsonSeeds), structureChanges(hostileJson))
  .map(([seed, changes]) => ({
    name: 'hostile.json',
    text: JSON.stringify(changedStructure(seed, changes)) ?? '',
  }));

const changedText = fc.constantFrom(...Object.entries(textSeeds)).chain(([ending, seed]) =>
  changedBytes([new Uint8Array(Buffer.from(seed))]).map((bytes) => ({
    name: `hostile.${ending}`,
    text: Buffer.from(bytes).toString(),
  })),
);

const insertedText = fc
  .tuple(fc.constantFrom(...Object.entries(textSeeds)), hostileText, fc.nat(1_000))
  .map(([[ending, seed], text, thousandths]) => {
    const at = Math.floor((thousandths / 1_000) * seed.length);
    return { name: `hostile.${ending}`, text: seed.slice(0, at) + text + seed.slice(at) };
  });

// Deep, or long, but nothing.
const repeated = fc
  .tuple(
    fc.constantFrom('<annotation>', '[', '{"a":', '"', ',', '\n', '0 ', '&a;'),
    fc.constantFrom(10, 1_000, 100_000),
    fc.constantFrom('xml', 'json', 'csv', 'txt'),
  )
  .map(([text, times, ending]) => ({ name: `hostile.${ending}`, text: text.repeat(times) }));

/** Annotations of COCO, Pascal VOC and YOLO, tables and lists. */
export const annotations = {
  name: 'annotations',
  share: 15,
  prepare: () => {
    const secret = hostnameOf();
    return { isSecret: (text) => secret !== '' && text.includes(secret) };
  },
  arbitrary: () => fc.oneof(json, changedText, insertedText, repeated),
  run: async (file, { state: { isSecret } }) => {
    const parsed = parseAnnotations({ ...file, classes: ['cat'] });
    const known = await gatherAnnotations([parsed], pictures);
    for (const { objects, size: annotated } of known.pictures.values()) {
      const frame = inputFrame(size, { inputSize, fit: 'contain' });
      const region = await regionInInput(objects, annotated, frame, requireSentence);
      for (const box of region.box ?? []) requireBox(box);
      if (region.mask !== undefined && region.mask.data.length !== 64)
        throw new WrongAnswer(`a mask of ${region.mask.data.length} numbers`);
    }
    for (const problem of known.problems) requireSentence(problem);
    if (isSecret(JSON.stringify([parsed, ...known.pictures])))
      throw new WrongAnswer('it read a file');
    if (Object.keys({}).length + Object.keys(Object.prototype).length > 0)
      throw new WrongAnswer('the prototype of all objects was changed');
  },
  filesOf: ({ name, text }) => ({ [name]: text }),
};

/** The content of the file that the XML names, where there is one. */
function hostnameOf() {
  try {
    return readFileSync('/etc/hostname', 'utf8').trim();
  } catch {
    return '';
  }
}

function requireSentence(text) {
  if (typeof text !== 'string' || !/[a-z]{2}.*\.$/su.test(text))
    throw new WrongAnswer(`no sentence: ${text}`);
}

function requireBox({ x, y, width, height }) {
  const isWithin = x >= 0 && y >= 0 && x + width <= 8.001 && y + height <= 8.001;
  if (!isWithin || !(width > 0 && height > 0))
    throw new WrongAnswer(`a box outside: ${[x, y, width, height].join(', ')}`);
}
