import { readCall, tensorsOf, type LayerUses } from '../call.js';
import { makesMask } from './makes-mask.js';
import type { LayerConfig } from '../layer-config.js';

/**
 * Finds the masks that Keras 3 made by itself and wrote out as operations: what a Masking layer or an Embedding of `mask_zero`
 * compares with its mask value, and what is computed from such masks alone.
 *
 * @param layers The layers of one model.
 * @param uses Their names.
 * @returns The names of the operations that make them.
 */
export function ownMasks(layers: readonly LayerConfig[], uses: LayerUses): ReadonlySet<string> {
  const steps = layers.flatMap((layer) =>
    (layer.calls ?? []).map((node) => {
      const { positional } = readCall(node, uses);
      return { layer, sources: positional.flatMap(tensorsOf).map((tensor) => tensor.layer) };
    }),
  );
  const masked = new Set(
    steps.filter(({ layer }) => makesMask(layer)).flatMap(({ sources }) => sources),
  );
  const found = new Set<string>();
  // A file lists operations in any order: repeated until nothing is added.
  for (let count = -1; count !== found.size;) {
    count = found.size;
    for (const { layer, sources } of steps) {
      const compares = layer.className === 'NotEqual' && sources.some((name) => masked.has(name));
      const passes =
        maskOperations.has(layer.className) &&
        sources.length > 0 &&
        sources.every((name) => found.has(name));
      if (compares || passes) found.add(layer.name);
    }
  }
  return found;
}

const maskOperations = new Set(['Any', 'All', 'ExpandDims', 'LogicalAnd', 'Cast', 'Squeeze']);
