import fc from 'fast-check';

/** The files stay small, so that what they claim is what takes memory. */
const mostBytes = 1_000_000;
const numbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Each takes bytes and returns others; `at` is a place in them. */
const kinds = {
  flip: (bytes, at, { value }) => bytes.with(at, bytes[at] ^ (1 << (value % 8))),
  set: (bytes, at, { value }) => bytes.with(at, value & 0xff),
  number: (bytes, at, { value, size }) => withNumber(bytes, at, value, size),
  cut: (bytes, at) => bytes.slice(0, at),
  remove: (bytes, at, { size }) => joined(bytes.slice(0, at), bytes.slice(at + size)),
  repeat: (bytes, at, { size }) => joined(bytes.slice(0, at + size), bytes.slice(at)),
  clear: (bytes, at, { size, value }) => new Uint8Array(bytes).fill(value & 0xff, at, at + size),
  insert: (bytes, at, { value, size }) =>
    joined(bytes.slice(0, at), new Uint8Array(size).fill(value & 0xff), bytes.slice(at)),
  splice: (bytes, at, _, other) =>
    joined(bytes.slice(0, at), other.slice(Math.floor((at / bytes.length) * other.length))),
};

const change = fc.record({
  // More often the changes after which most of a file can still be read.
  kind: fc.constantFrom(...Object.keys(kinds), 'flip', 'set', 'number', 'flip', 'set', 'number'),
  // Half of them near the beginning, where formats say what follows.
  at: fc.oneof(
    fc.integer({ min: 0, max: 64 }),
    fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000),
  ),
  value: fc.oneof(fc.constantFrom(...numbers), fc.nat(255)),
  size: fc.oneof(fc.constantFrom(1, 2, 4, 8), fc.integer({ min: 1, max: 200 })),
});

/**
 * Files with a few bytes changed, removed or added, or the beginning of one with the end of another.
 * @param {readonly Uint8Array[]} seeds files that are whole
 * @returns {fc.Arbitrary<Uint8Array>}
 */
export function changedBytes(seeds) {
  const seed = fc.constantFrom(...seeds);
  return fc
    .tuple(seed, fc.array(change, { minLength: 1, maxLength: 4 }), seed)
    .map(([bytes, changes, other]) =>
      changes.reduce((changed, each) => applied(changed, each, other), new Uint8Array(bytes)),
    );
}

function applied(bytes, { kind, at, ...rest }, other) {
  if (bytes.length === 0) return bytes;
  const place = Number.isInteger(at) && at > 1 ? at : Math.floor(at * bytes.length);
  const changed = kinds[kind](bytes, Math.min(place, bytes.length - 1), rest, other);
  return changed.slice(0, mostBytes);
}

/** With a number of two or four bytes, in either order of bytes, so far as there is room. */
function withNumber(bytes, at, value, size) {
  const width = size % 2 === 0 ? 4 : 2;
  if (at + width > bytes.length) return bytes;
  const changed = new Uint8Array(bytes);
  const view = new DataView(changed.buffer);
  const isLittle = size % 4 === 0;
  if (width === 4) view.setUint32(at, value >>> 0, isLittle);
  else view.setUint16(at, value & 0xffff, isLittle);
  return changed;
}

function joined(...parts) {
  return new Uint8Array(Buffer.concat(parts));
}
