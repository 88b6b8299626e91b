import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { explainFolder } from './explain-folder.mjs';
import { modelSeeds } from './model-seeds.mjs';

const numbers = fc.constantFrom(NaN, Infinity, -Infinity, 3.4e38, -3.4e38, 1e-45, 1e20, 0);

/** A whole file in which some numbers are extreme. */
function extreme(bytes) {
  const places = fc.array(fc.tuple(fc.nat(bytes.length - 4), numbers), {
    minLength: 1,
    maxLength: 5,
  });
  return places.map((changes) => {
    const changed = new Uint8Array(bytes);
    const view = new DataView(changed.buffer);
    for (const [at, value] of changes) view.setFloat32(at - (at % 4), value, true);
    return changed;
  });
}

function folderOf({ name, json, weights }) {
  const [[file, bytes]] = Object.entries(weights);
  const description = JSON.stringify(json);
  return fc
    .oneof(
      { weight: 4, arbitrary: extreme(bytes) },
      { weight: 1, arbitrary: changedBytes([bytes]) },
    )
    .map((changed) => ({
      name,
      files: { ...weights, 'model.json': description, [file]: changed },
    }));
}

/** Weights that are extreme, cut short or too long. */
export const weights = {
  name: 'weights',
  share: 8,
  prepare: () => ({ folders: [...modelSeeds('layers'), ...modelSeeds('graph')].map(folderOf) }),
  arbitrary: ({ folders }) => fc.oneof(...folders),
  run: ({ files }, { folder }) => explainFolder(folder, files),
  filesOf: ({ files }) => files,
};
