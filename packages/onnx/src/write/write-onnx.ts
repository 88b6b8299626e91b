import { create, toBinary } from '@bufbuild/protobuf';
import { calledAs } from '@gradcam/errors';
import { ModelProtoSchema } from 'onnx-buf';
import type { OnnxGraph } from '../graph/onnx-graph.js';
import { opsetOf } from '../graph/opset-of.js';
import { joinedBytes } from '../proto/joined-bytes.js';
import { checkGraph } from './check-graph.js';
import { graphField } from './graph-field.js';
import { irVersion } from './ir-version.js';

/**
 * Writes a graph as an ONNX file, the same bytes for the same graph.
 *
 * @param graph The graph; constants are read once and copied into place.
 * @returns The file.
 * @throws `MODEL_UNSUPPORTED` for branches, loops and tensors of words, `BAD_OPTION` for what is no graph
 *
 * @example
 * ```ts
 * await writeFile('model.onnx', writeOnnx(await tfjsGraph(model)));
 * ```
 */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return calledAs('writeOnnx', () => {
    checkGraph(graph);
    return joinedBytes([modelBytes(graph), ...graphField(graph)]);
  });
}

/** All of a model but its graph. */
function modelBytes(graph: OnnxGraph): Uint8Array {
  const message = create(ModelProtoSchema, {
    irVersion: BigInt(irVersion(opsetOf(graph))),
    producerName: 'gradcam',
    opsetImport: [...graph.opsets].map(([domain, version]) => ({
      domain,
      version: BigInt(version),
    })),
  });
  return toBinary(ModelProtoSchema, message);
}
