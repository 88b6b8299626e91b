import { GradCamError } from '@gradcam/errors';

/** A node of a graph model. */
interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** The category of the operation; missing if the converter does not know the operation. */
  readonly category?: string | undefined;
  readonly inputs: readonly GraphNode[];
}

/** The part of a graph model that is read here. */
interface GraphModelLike {
  readonly executor: { readonly graph: { readonly outputs: readonly GraphNode[] } };
}

/**
 * Checks that tfjs knows every operation that a graph model's outputs depend on. Otherwise tfjs loads the model silently, and
 * fails when it runs; it fails, too, where an output depends on a table of words or numbers.
 *
 * @param model The model.
 * @throws `MODEL_UNSUPPORTED` for the first operation that it does not know, or that reads a table
 */
export function requireKnownOperations(model: object): void {
  // Border to tfjs-converter: a loaded model has an executor, which its types keep to themselves.
  const { graph } = (model as GraphModelLike).executor;
  const seen = new Set<GraphNode>(graph.outputs);
  // A set goes on to what is added while it is walked.
  for (const node of seen) {
    if (node.category === undefined) {
      throw new GradCamError(
        'MODEL_UNSUPPORTED',
        `the file is complete, but TensorFlow.js lacks its operation "${node.name}" (${node.op}); export the model without it, or register it with tf.registerOp.`,
      );
    }
    if (node.category === 'hash_table') {
      throw new GradCamError(
        'MODEL_UNSUPPORTED',
        `the file is complete, but its operation "${node.name}" (${node.op}) reads a table, through which there is no gradient; export the model from behind its tables.`,
      );
    }
    for (const input of node.inputs) seen.add(input);
  }
}
