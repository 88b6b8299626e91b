import { changedBytes } from '../../generate/changed-bytes.mjs';
import { pictureSeeds } from './picture-seeds.mjs';
import { readChecked } from './read-checked.mjs';

/** Pictures of every format but SVG, with bytes changed. */
export const pictures = {
  name: 'pictures',
  share: 20,
  prepare: async () => ({ seeds: await pictureSeeds() }),
  arbitrary: ({ seeds }) => changedBytes(seeds),
  run: (bytes) => readChecked(bytes),
  filesOf: (bytes) => ({ picture: bytes }),
};
