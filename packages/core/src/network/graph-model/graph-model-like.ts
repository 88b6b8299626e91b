import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';

// The parts of tfjs-converter that the trace reads, as shapes: core does not depend on that package.

/** One node of a graph model. */
export interface GraphNodeLike {
  readonly name: string;
  readonly op: string;
  /** `control` for branches and loops, `dynamic` for ops whose result has no size beforehand. */
  readonly category: string;
  /** With the output's number where it is not the first: `split:1`. What the node waits for comes last. */
  readonly inputNames: string[];
  readonly attrParams: Record<string, { readonly value?: unknown } | undefined>;
  /** As the file has them, those too that tfjs does not read. */
  readonly rawAttrs?: Readonly<Record<string, { readonly b?: boolean } | undefined>>;
}

/** The graph inside a graph model. */
export interface GraphLike {
  readonly nodes: Record<string, GraphNodeLike>;
  readonly weights: GraphNodeLike[];
}

/** A `tf.GraphModel`. */
export interface GraphModelLike {
  readonly inputs: readonly {
    readonly name: string;
    readonly shape?: number[];
    readonly dtype: string;
  }[];
  readonly outputs: readonly { readonly name: string }[];
  readonly weights?: Readonly<Record<string, readonly Tensor[]>>;
  execute(inputs: NamedTensorMap, outputs?: string | string[]): Tensor | Tensor[];
  executeAsync(inputs: NamedTensorMap, outputs?: string | string[]): Promise<Tensor | Tensor[]>;
}

/**
 * Tells whether a value is a graph model.
 *
 * @param value Anything.
 * @returns True for a `tf.GraphModel`.
 */
export function isGraphModel(value: object): value is GraphModelLike {
  return 'execute' in value && 'executor' in value && 'inputs' in value && 'outputs' in value;
}

/**
 * Finds the graph inside a graph model.
 *
 * @param model A loaded model.
 * @returns Its nodes, or `undefined` where the model is not loaded.
 */
export function graphOf(model: GraphModelLike): GraphLike | undefined {
  // Border to tfjs-converter: the executor and its graph are private there, and nothing public lists the nodes.
  const { executor } = model as GraphModelLike & { executor?: { graph?: GraphLike } | null };
  return executor?.graph;
}

/**
 * Tells whether a node says that its channels come before space.
 *
 * @param node The node; tfjs keeps such words in small letters.
 * @returns True for `NCHW`, `NCDHW` and `NCW`.
 */
export const isChannelsFirst = (node: GraphNodeLike): boolean =>
  /^nc/i.test(String(node.attrParams['dataFormat']?.value));
