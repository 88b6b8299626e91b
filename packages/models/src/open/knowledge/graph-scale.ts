import type { Tensor } from '@tensorflow/tfjs-core';
import type { InputScale } from './input-scale.js';

/** A node of a graph model. */
interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly GraphNode[];
  readonly children: readonly GraphNode[];
}

/** A graph model, with what its types keep to themselves. */
export interface WalkedGraph {
  readonly executor: { readonly graph: { readonly placeholders: readonly GraphNode[] } };
  readonly weights: Readonly<Record<string, readonly Tensor[]>>;
}

/** The operations that leave the range of a picture as it is. */
const keepsRange = /^(Identity|Cast|ResizeBilinear|ResizeNearestNeighbor|PlaceholderWithDefault)$/;

const steps: Readonly<Record<string, (scale: InputScale, value: number) => InputScale>> = {
  Mul: ({ multiplied, added }, by) => ({ multiplied: multiplied * by, added: added * by }),
  RealDiv: ({ multiplied, added }, by) => ({ multiplied: multiplied / by, added: added / by }),
  Add: ({ multiplied, added }, value) => ({ multiplied, added: added + value }),
  AddV2: ({ multiplied, added }, value) => ({ multiplied, added: added + value }),
  Sub: ({ multiplied, added }, value) => ({ multiplied, added: added - value }),
};

/**
 * Finds by how much the first operations of a graph scale their input.
 *
 * @param graph The model; only read.
 * @returns All of them together; nothing is multiplied and added where there are none.
 */
export function graphScale({ executor, weights }: WalkedGraph): InputScale {
  let scale: InputScale = { multiplied: 1, added: 0 };
  const [input, ...others] = executor.graph.placeholders;
  let node = others.length === 0 ? input : undefined;
  while (node?.children.length === 1) {
    const next: GraphNode | undefined = node.children[0];
    if (next === undefined) break;
    const value = valueBeside(node, next, weights);
    const step = steps[next.op];
    if (step !== undefined && value !== undefined) scale = step(scale, value);
    else if (!keepsRange.test(next.op)) break;
    node = next;
  }
  return scale;
}

/** The constant of an operation, of all channels the middle; undefined where there is none. */
function valueBeside(
  node: GraphNode,
  next: GraphNode,
  weights: WalkedGraph['weights'],
): number | undefined {
  const at = next.inputs.findIndex(({ name }) => name !== node.name);
  // A picture that is subtracted, or divided by, is another thing.
  if (at === 0 && /^(Sub|RealDiv)$/.test(next.op)) return undefined;
  const constant = weights[next.inputs[at]?.name ?? '']?.[0];
  if (constant === undefined || constant.size > 4) return undefined;
  try {
    const values = Array.from(constant.dataSync());
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  } catch {
    // Some backends give no numbers at once.
    return undefined;
  }
}
