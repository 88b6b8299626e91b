import type { OnnxNode } from './onnx-graph.js';

/**
 * Gives every node a name of its own: the file's, where no node before has it, or else that of its first output, which is there once.
 *
 * @param nodes The nodes under the names that the file gives them; the empty one is none.
 * @returns The nodes in the same order, under names that are unique.
 */
export function namedNodes(nodes: readonly OnnxNode[]): OnnxNode[] {
  const taken = new Set<string>();
  // All names of the file first, so that no output takes the name of a node that comes later.
  const own = nodes.map(({ name }) => {
    if (name === '' || taken.has(name)) return undefined;
    taken.add(name);
    return name;
  });
  const last = new Map<string, number>();
  return nodes.map((node, at) => {
    const name = own[at] ?? freeName(node.outputs.find((output) => output !== '') ?? node.op);
    return name === node.name ? node : { ...node, name };
  });

  function freeName(wished: string): string {
    let name = wished;
    // Goes on where it stopped, as a thousand nodes may have one name.
    for (let count = last.get(wished) ?? 2; taken.has(name); count++) {
      name = `${wished}_${count}`;
      last.set(wished, count + 1);
    }
    taken.add(name);
    return name;
  }
}
