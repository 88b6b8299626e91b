import type { WeightOwner } from './weight-owners.js';

/**
 * Finds what tfjs-layers calls a weight of a file.
 *
 * @param path The weight's name in the file: `model/layer/kernel` as Keras names it, or `layers/dense/vars/0` as a `.keras` file does.
 * @param owners The layers that have weights.
 * @returns The name; undefined if the weight is not one of theirs; `null` if only training needs it.
 */
export function findWeight(
  path: string,
  owners: readonly WeightOwner[],
): string | null | undefined {
  if (path.includes('seed_generator')) return null;
  return isSavedPath(path) ? findSaved(path, owners) : findNamed(path, owners);
}

/** A `.keras` file numbers the variables of each layer. */
function isSavedPath(path: string): boolean {
  return /(^|\/)vars\/\d+$/.test(path);
}

function findSaved(path: string, owners: readonly WeightOwner[]): string | null | undefined {
  // Keras 2 saves the layers of a functional model under another name.
  const plain = path.replaceAll('_layer_checkpoint_dependencies', 'layers');
  // The optimizer's and the metrics' variables are stored next to the layers.
  if (!plain.startsWith('layers/')) return null;
  const owner = owners.find(({ saved }) => plain.startsWith(`${saved}/`));
  if (owner === undefined) return undefined;
  const [within = '', index = ''] = plain.slice(owner.saved.length + 1).split(/\/?vars\//);
  // Keras 2 hides the parts of an attention behind an underscore.
  const part = within.replace(/^_/, '');
  const weight = owner.weights.filter((candidate) => candidate.part === part)[Number(index)];
  return weight === undefined ? null : `${owner.scope}/${weight.name}`;
}

function findNamed(path: string, owners: readonly WeightOwner[]): string | null | undefined {
  const tokens = path.split('/');
  const found = owners
    .map((owner) => {
      const place = tokens.lastIndexOf(owner.name);
      const before = tokens.slice(0, Math.max(0, place));
      const fits = place >= 0 && before.every((token) => owner.around.includes(token));
      return { owner, place, fits };
    })
    .filter(({ fits }) => fits)
    // The one whose surroundings the path names best.
    .sort((a, b) => b.place - a.place)[0];
  if (found === undefined) return undefined;
  const rest = tokens.slice(found.place + 1);
  const last = rest.at(-1) ?? '';
  if (onlyLearning.has(last)) return null;
  const { weights, scope } = found.owner;
  const weight =
    weights.find(({ name }) => name === rest.join('/')) ??
    weights.find(({ name }) => name === last) ??
    // Keras 3 calls the one kernel of a depthwise convolution its kernel.
    weights.find(({ name }) => name === `depthwise_${last}`);
  return weight === undefined ? undefined : `${scope}/${weight.name}`;
}

/** The number of samples that a Normalization was adapted to. */
const onlyLearning = new Set(['count']);
