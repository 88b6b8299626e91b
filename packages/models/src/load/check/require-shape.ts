import { saidOf } from '@gradcam/errors';
import { isList, type Json } from '../../keras/config/json.js';
import { brokenModel } from './broken-model.js';

/** More numbers than an array of JavaScript holds on every platform. */
const mostNumbers = 2 ** 31 - 1;
const mostAxes = 8;

/**
 * Reads a shape of a file: whole sizes, with a product that can be held.
 *
 * @param value As the file has it.
 * @param owner What has the shape, as in `the weight "dense/kernel"`.
 * @returns The same shape.
 * @throws `MODEL_BROKEN`
 */
export function requireShape(value: Json | undefined, owner: string): number[] {
  if (!isList(value)) {
    throw brokenModel(`${owner} has no shape, got ${saidOf(value)}, expected a list of sizes`);
  }
  const sizes = value.map((size) => {
    if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) return size;
    throw brokenModel(`the shape of ${owner} has a size that is not one, got ${saidOf(size)}`);
  });
  // A product with a zero in it is still refused where the others cannot be.
  const numbers = sizes.reduce((product, size) => product * Math.max(size, 1), 1);
  if (sizes.length <= mostAxes && numbers <= mostNumbers) return sizes;
  throw brokenModel(
    `${owner} is larger than any can be, got the shape [${sizes.slice(0, mostAxes).join(', ')}], expected at most ${mostNumbers} numbers on at most ${mostAxes} axes`,
  );
}
