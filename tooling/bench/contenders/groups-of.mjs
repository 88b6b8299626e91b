/** All are compared with these, which therefore take part in each group. */
const references = ['onnx-node', 'tfjs-wasm'];

/**
 * Divides contenders into groups that are measured one after the other.
 * @template {{ readonly name: string }} T
 * @param {readonly T[]} contenders
 * @param {number} [atOnce] so many of a group beside those that all are compared with; else there is one group
 * @returns {readonly T[][]}
 */
export function groupsOf(contenders, atOnce = contenders.length) {
  const shared = contenders.filter(({ name }) => references.includes(name));
  const others = contenders.filter(({ name }) => !references.includes(name));
  const count = Math.max(1, Math.ceil(others.length / atOnce));
  return Array.from({ length: count }, (_, at) => [
    ...shared,
    ...others.slice(at * atOnce, (at + 1) * atOnce),
  ]);
}
