import type { GraphBuilder } from '../export/build/graph-builder.js';
import type { OnnxNode } from '../graph/onnx-graph.js';
import type { HostValue } from '../head/values/host-value.js';

/** Sizes of a value's axes, with the batch axis; null for one that is open. */
export type ValueShape = readonly (number | null)[];

/** A node of the head, and the gradients of what it gives. */
export interface PullCall {
  readonly node: OnnxNode;
  /** The version of ONNX's own ops. */
  readonly opset: number;
  /** Takes the nodes and constants that compute the gradients. */
  readonly builder: GraphBuilder;
  /** The name of the gradient of the first output. */
  readonly gradient: string;
  /** The names of the gradients of all outputs; undefined for one on which the score does not depend. */
  readonly gradients: readonly (string | undefined)[];
  /** Tells by its position whether an input depends on the activations: the gradient of another is not wanted. */
  readonly isWanted: (position: number) => boolean;
  /** Gives the shape of an input, by its position, or undefined where the number of its axes is not known. */
  readonly shapeOf: (position: number) => ValueShape | undefined;
  /** Gives the shape of the first output. */
  readonly outputShape: ValueShape | undefined;
  /** Gives the numbers of an input that is the same at each run, by its position; where that is allowed, with what comes of open sizes, which is not a number. */
  readonly constantOf: (position: number, isOpenAllowed?: boolean) => HostValue | undefined;
}

/**
 * The gradients of a node's inputs, by their positions, as names of values; undefined for an input whose gradient is zero or not wanted.
 */
export type Pulled = readonly (string | undefined)[];

/** The vector-Jacobian product of an op, as nodes of ONNX. */
export interface PullRule {
  readonly op: string;
  /** Left out for ONNX's own. */
  readonly domain?: string;
  /**
   * Adds the nodes that compute the gradients of the inputs from those of the outputs. The node's own inputs and outputs can be read: they are
   * computed before.
   *
   * @param call The node.
   * @returns The gradients; undefined where this kind of node has no rule, so that the head is differentiated in TensorFlow.js.
   */
  readonly pull: (call: PullCall) => Pulled | undefined;
}
