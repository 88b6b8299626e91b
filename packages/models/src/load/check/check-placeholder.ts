import { saidOf } from '@gradcam/errors';
import { isList, objectOf, type Json } from '../../keras/config/json.js';
import { brokenModel } from './broken-model.js';
import type { FileNode } from './check-graph-nodes.js';

/**
 * Checks that an input of a graph has a shape of whole sizes, -1 for one that is open, or says nothing of it.
 *
 * @param node A node of the kind `Placeholder`.
 * @throws `MODEL_BROKEN`
 */
export function checkPlaceholder({ name, attributes }: FileNode): void {
  const { shape } = objectOf(attributes['shape']);
  const { dim } = objectOf(shape);
  if (dim == null) return;
  const sizes = isList(dim) ? dim.map((each) => objectOf(each)['size']) : [undefined];
  const wrong = sizes.find((size) => !isSize(size));
  if (sizes.every(isSize)) return;
  throw brokenModel(
    `the input "${name}" of the graph has a size that is not one, got ${saidOf(wrong)}, expected whole sizes, or -1`,
  );
}

/** Protocol buffers write whole numbers as texts. */
function isSize(size: Json | undefined): boolean {
  const number = typeof size === 'string' && size !== '' ? Number(size) : size;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= -1;
}
