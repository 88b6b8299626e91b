import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../run/install.mjs';

const zoo = join(root, 'packages/testing/nets/zoo');

/** Small networks whose files differ in what they hold. */
const names = {
  layers: [
    'flatten-keras3',
    'sequential',
    'sequential-keras3',
    'nested',
    'all-outputs',
    'film',
    'uint8-weights',
    'float16-weights',
    'masking',
    'lstm',
    'conv-lstm',
    'inception',
    'squeeze-excite-keras3',
    'picture-and-numbers',
    'silu-keras3',
    'vit-keras3',
  ],
  graph: [
    'flatten',
    'sequential-keras3',
    'nested',
    'one-sigmoid',
    'uint8-weights',
    'float16-weights',
    'open-sizes',
    'leaky-relu',
    'fcn',
    'several-outputs',
    'masked-loop',
    'whole-numbers',
  ],
};

/**
 * Reads the files of the small networks of one format.
 * @param {'layers' | 'graph'} format
 * @returns {{ name: string, json: object, weights: Record<string, Uint8Array> }[]}
 */
export function modelSeeds(format) {
  const there = names[format].filter((name) => readdirSync(join(zoo, name)).includes(format));
  return there.map((name) => {
    const folder = join(zoo, name, format);
    const files = readdirSync(folder).filter((file) => file !== 'model.json');
    return {
      name,
      json: JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')),
      weights: Object.fromEntries(
        files.map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]),
      ),
    };
  });
}
