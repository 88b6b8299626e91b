import type { OnnxGraph } from '../graph/onnx-graph.js';
import { joinedBytes } from '../proto/joined-bytes.js';
import { graphField } from './graph-field.js';

/**
 * Adds nodes, constants, inputs and outputs behind those of a file: of a message that stands in a file twice, protobuf joins the lists.
 *
 * @param file The file, which is not decoded.
 * @param added What is added; its sets of ops are the file's.
 * @returns The new file.
 */
export function withAdded(file: Uint8Array, added: OnnxGraph): Uint8Array {
  return joinedBytes([file, ...graphField(added)]);
}
