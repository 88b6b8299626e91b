import type { OnnxNode } from '../graph/onnx-graph.js';
import type { HeadValue } from './values/head-value.js';
import type { HostValue } from './values/host-value.js';

/** One computation of a head, with the values that it reads. */
export interface HeadCall {
  readonly node: OnnxNode;
  /** The version of ONNX's own ops. */
  readonly opset: number;
  /** Nothing where an input is left out. */
  readonly inputs: readonly (HeadValue | undefined)[];
}

/** A computation all of whose inputs are known in JavaScript. */
export interface HostCall extends HeadCall {
  readonly inputs: readonly (HostValue | undefined)[];
}

/** An op of ONNX, or of ONNX Runtime, as a head computes it. */
export interface HeadOp {
  /** The name of it there. */
  readonly op: string;
  /** Left out for ONNX's own. */
  readonly domain?: string;
  /** The inputs that have to be known in JavaScript, by their positions: shapes, axes, counts. */
  readonly hosts?: readonly number[];
  /** True where the result is known in JavaScript whatever the inputs are: shapes. */
  readonly isHost?: true;
  /** True where it rounds to whole numbers and passes the gradient on as if it did not. */
  readonly isStraightThrough?: true;
  /** Says what of a node's attributes is not computed here, in a few words. */
  readonly lacks?: (node: OnnxNode, opset: number) => string | undefined;
  /** Computes in JavaScript, where all inputs are known there: what makes shapes, and what comes of constants. */
  readonly host?: (call: HostCall) => HeadValue | readonly HeadValue[];
  /** Computes on the backend, by ops whose gradients are right. */
  readonly run: (call: HeadCall) => HeadValue | readonly HeadValue[];
}
