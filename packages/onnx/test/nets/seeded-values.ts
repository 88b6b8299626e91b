/** The last step of MurmurHash3 on 32 bits. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Makes the numbers of a seed: the same as tooling/reference/onnx/seeded.py, which says the rule.
 *
 * @param seed The seed.
 * @param low The lower bound.
 * @param high The upper bound.
 * @param count How many.
 * @returns The numbers.
 */
export function seededValues(
  seed: number,
  low: number,
  high: number,
  count: number,
): Float32Array<ArrayBuffer> {
  const start = Math.imul(seed, 0x9e3779b1);
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++)
    values[index] = low + (high - low) * (mix((start + index) | 0) / 2 ** 32);
  return values;
}

/**
 * Makes the bytes of an external file of the nets in this folder, which are in no file: its name is the rule's, `uniform_SEED_LOW_HIGH`.
 *
 * @param location The name.
 * @param length How many bytes.
 * @returns The bytes.
 */
export function seededBytes(location: string, length: number): Uint8Array<ArrayBuffer> {
  const [kind, seed, low, high] = location.split('_');
  if (kind !== 'uniform') throw new RangeError(`no rule makes ${location}`);
  const values = seededValues(Number(seed), Number(low), Number(high), length / 4);
  return new Uint8Array(values.buffer);
}
