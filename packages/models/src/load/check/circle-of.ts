import type { FileNode } from './check-graph-nodes.js';

/**
 * Finds nodes that read each other in a circle, by taking away what reads nothing that is left.
 *
 * @param nodes The nodes.
 * @param byName The same nodes by their names; what a node reads beside them is there.
 * @returns The names, each before one that it reads; empty where there is no circle.
 */
export function circleOf(
  nodes: readonly FileNode[],
  byName: ReadonlyMap<string, FileNode>,
): string[] {
  const readers = new Map<string, FileNode[]>(nodes.map(({ name }) => [name, []]));
  const open = new Map<FileNode, number>();
  for (const node of nodes) {
    const sources = sourcesOf(node, byName);
    open.set(node, sources.length);
    for (const source of sources) readers.get(source)?.push(node);
  }
  const done = nodes.filter((node) => open.get(node) === 0);
  // A list goes on to what is added while it is walked.
  for (const { name } of done) {
    for (const reader of readers.get(name) ?? []) {
      const left = (open.get(reader) ?? 0) - 1;
      open.set(reader, left);
      if (left === 0) done.push(reader);
    }
  }
  return wayRound(nodes, byName, open);
}

/** From a node that is left, by what each reads that is left too, until the way comes back. */
function wayRound(
  nodes: readonly FileNode[],
  byName: ReadonlyMap<string, FileNode>,
  open: ReadonlyMap<FileNode, number>,
): string[] {
  const way = new Set<string>();
  let at = nodes.find((node) => (open.get(node) ?? 0) > 0);
  while (at !== undefined && !way.has(at.name)) {
    way.add(at.name);
    at = sourcesOf(at, byName)
      .flatMap((source) => byName.get(source) ?? [])
      .find((source) => (open.get(source) ?? 0) > 0);
  }
  return at === undefined ? [] : [...way].slice([...way].indexOf(at.name));
}

/** The nodes that have to be there first: a loop's begin does not wait for its end. */
function sourcesOf({ op, inputs }: FileNode, byName: ReadonlyMap<string, FileNode>): string[] {
  const inside = inputs.filter((input) => byName.has(input));
  return op === 'Merge' || op === 'RefMerge'
    ? inside.filter((input) => !/^(Ref)?NextIteration$/.test(byName.get(input)?.op ?? ''))
    : inside;
}
