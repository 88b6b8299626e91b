import fc from 'fast-check';

/**
 * A few changes of a tree of objects and lists, before the tree is known: places are said as shares of what is there.
 * @param {fc.Arbitrary<unknown>} value what takes the place of a part
 * @param {number} [most] how many changes
 */
export function structureChanges(value, most = 3) {
  return fc.array(
    fc.record({
      kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'copy', 'rename'),
      at: fc.nat(1_000_000),
      from: fc.nat(1_000_000),
      value,
    }),
    { minLength: 1, maxLength: most },
  );
}

/**
 * Makes the changes on a copy. Only plain objects and short lists are taken apart; everything else is a leaf.
 * @param {unknown} root
 * @param {readonly { kind: string, at: number, from: number, value: unknown }[]} changes
 */
export function changedStructure(root, changes) {
  // In a list, so that the whole can be replaced as its parts are.
  const holder = [copied(root)];
  for (const each of changes) apply(holder, each);
  return holder[0];
}

function apply(holder, { kind, at, from, value }) {
  const places = placesIn(holder);
  if (places.length === 0) return;
  const place = places[at % places.length];
  const other = places[from % places.length];
  const { parent, key } = place;
  if (kind === 'replace') parent[key] = copied(value);
  else if (kind === 'remove') remove(parent, key);
  else if (kind === 'copy') parent[key] = copied(other.parent[other.key]);
  else if (kind === 'rename') rename(parent, key, other.key);
  else add(parent, other.key, copied(value));
}

function remove(parent, key) {
  if (Array.isArray(parent)) parent.splice(key, 1);
  else Reflect.deleteProperty(parent, key);
}

function rename(parent, key, name) {
  const value = parent[key];
  if (Array.isArray(parent)) parent.push(value);
  else {
    Reflect.deleteProperty(parent, key);
    parent[name] = value;
  }
}

function add(parent, key, value) {
  if (Array.isArray(parent)) parent.push(value);
  else parent[key] = value;
}

function placesIn(node) {
  if (!isBranch(node)) return [];
  return Object.keys(node).flatMap((key) => [
    { parent: node, key: Array.isArray(node) ? Number(key) : key },
    ...placesIn(node[key]),
  ]);
}

function copied(node) {
  if (!isBranch(node)) return node;
  if (Array.isArray(node)) return node.map(copied);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copied(value)]));
}

function isBranch(node) {
  if (Array.isArray(node)) return node.length <= 200;
  return (
    typeof node === 'object' && node !== null && Object.getPrototypeOf(node) === Object.prototype
  );
}
