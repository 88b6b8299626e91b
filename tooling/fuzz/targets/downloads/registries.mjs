import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';
import { fetchChecked } from './fetch-checked.mjs';
import { answers, startRegistry } from './registry.mjs';
import { documentOf } from './registry-document.mjs';
import { goodEntries, integrityOf, packed, zipped } from './tarball.mjs';

const good = zipped(packed(goodEntries));
const integrity = integrityOf(good);
const kind = fc.oneof(
  { weight: 2, arbitrary: fc.constant('whole') },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(answers)) },
);

const arbitrary = fc.record({
  document: kind,
  tarball: kind,
  changes: fc.option(structureChanges(hostileJson), { freq: 2 }),
  body: fc.option(changedBytes([good]), { freq: 2 }),
});

async function run({ document, tarball, changes, body }, { state: { registry }, folder }) {
  const said = documentOf(registry.address, integrity);
  const text = JSON.stringify(changes === null ? said : changedStructure(said, changes)) ?? '';
  registry.plan({
    document: { kind: document, body: Buffer.from(text) },
    tarball: { kind: tarball, body: Buffer.from(body ?? good) },
  });
  const request = { registry: registry.address, integrity, bytes: good.length, folder };
  const files = await fetchChecked(request);
  for (const { path, content } of goodEntries.slice(1)) {
    const name = path.slice('package/model/'.length);
    if (String(files[name]) !== content)
      throw new WrongAnswer(`${name} is not the one that is pinned`);
  }
}

/** Registries that answer wrongly, for a package whose hash is known. */
export const registries = {
  name: 'registries',
  share: 1,
  prepare: async () => ({ registry: await startRegistry() }),
  arbitrary: () => arbitrary,
  run,
  filesOf: (input) => ({ 'answers.json': JSON.stringify(input, null, 2) }),
};
