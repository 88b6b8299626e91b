import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { changedStructure, structureChanges } from '../../generate/changed-structure.mjs';
import { hostileJson } from '../../generate/hostile.mjs';
import { explainFolder } from './explain-folder.mjs';
import { modelSeeds } from './model-seeds.mjs';

/** The files of a model, with the description changed as a tree or as text. */
function folderOf({ name, json, weights }) {
  const text = new Uint8Array(Buffer.from(JSON.stringify(json)));
  const asTree = structureChanges(fc.oneof(hostileJson, namesIn(json))).map((changes) =>
    JSON.stringify(changedStructure(json, changes)),
  );
  return fc
    .oneof({ weight: 5, arbitrary: asTree }, { weight: 1, arbitrary: changedBytes([text]) })
    .map((changed) => ({ name, files: { ...weights, 'model.json': changed ?? '' } }));
}

/** Texts of the file itself, so that a layer or a node comes to name another one, or itself. */
function namesIn(json) {
  const texts = new Set();
  JSON.stringify(json, (_, value) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });
  return fc.constantFrom(...texts);
}

function modelFolders(name, format, share) {
  return {
    name,
    share,
    prepare: () => ({ folders: modelSeeds(format).map(folderOf) }),
    arbitrary: ({ folders }) => fc.oneof(...folders),
    run: ({ files }, { folder }) => explainFolder(folder, files),
    filesOf: ({ files }) => files,
  };
}

/** Models whose description is damaged: loaded, and explained where that succeeds. */
export const layersModels = modelFolders('layers-models', 'layers', 14);
export const graphModels = modelFolders('graph-models', 'graph', 14);
