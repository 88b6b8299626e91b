import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as Kind,
  AttributeProtoSchema,
  ModelProtoSchema,
  TensorProto_DataType as Type,
  TensorProtoSchema,
  type AttributeProto,
  type TensorProto,
} from 'onnx-buf';
import type { OnnxAttribute, OnnxTensor, OnnxType } from '../../src/graph/onnx-graph.js';
import { onnxTensor, type CaseInput, type OpCase } from './op-case.js';

/** Names the input at a position; the empty name where it is left out. */
export function inputName(input: CaseInput | undefined, position: number): string {
  return input === undefined ? '' : `input${position}`;
}

/** Writes a model of one node, for ONNX Runtime. */
export function oneNodeModel(of: OpCase): Uint8Array {
  const named = of.inputs.flatMap((input, position) =>
    input === undefined ? [] : [{ input, name: inputName(input, position) }],
  );
  const model = create(ModelProtoSchema, {
    irVersion: 8n,
    opsetImport: [
      { domain: '', version: BigInt(of.opset) },
      { domain: 'com.microsoft', version: 1n },
    ],
    graph: {
      name: of.op,
      node: [
        {
          name: 'node',
          opType: of.op,
          domain: of.domain,
          input: of.inputs.map(inputName),
          output: outputNames(of),
          attribute: Object.entries(of.attributes).map(([name, value]) => attribute(name, value)),
        },
      ],
      initializer: named
        .filter(({ input }) => input.isConstant)
        .map(({ input, name }) => tensor(onnxTensor(input), name)),
      input: named
        .filter(({ input }) => !input.isConstant)
        .map(({ input, name }) => ({
          name,
          type: {
            value: { case: 'tensorType' as const, value: { elemType: numberOf(input.type) } },
          },
        })),
      output: outputNames(of).map((name) => ({ name })),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

/** Names a node's outputs. */
export function outputNames({ outputs }: OpCase): string[] {
  return Array.from({ length: outputs }, (_, at) => `output${at}`);
}

const typeNumbers: Partial<Record<OnnxType, Type>> = {
  float32: Type.FLOAT,
  float64: Type.DOUBLE,
  int64: Type.INT64,
  int32: Type.INT32,
  int8: Type.INT8,
  uint8: Type.UINT8,
  bool: Type.BOOL,
};

function numberOf(type: OnnxType): Type {
  return typeNumbers[type] ?? Type.UNDEFINED;
}

function tensor({ type, dims, bytes }: OnnxTensor, name: string): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: numberOf(type),
    dims: dims.map(BigInt),
    rawData: Uint8Array.from(bytes()),
  });
}

function attribute(name: string, of: OnnxAttribute): AttributeProto {
  return create(AttributeProtoSchema, { ...valueOf(of), name });
}

function valueOf({ kind, value }: OnnxAttribute): MessageInitShape<typeof AttributeProtoSchema> {
  if (kind === 'int') return { type: Kind.INT, i: BigInt(value) };
  if (kind === 'float') return { type: Kind.FLOAT, f: value };
  if (kind === 'ints') return { type: Kind.INTS, ints: value.map(BigInt) };
  if (kind === 'floats') return { type: Kind.FLOATS, floats: [...value] };
  if (kind === 'string') return { type: Kind.STRING, s: new TextEncoder().encode(value) };
  if (kind === 'tensor') return { type: Kind.TENSOR, t: tensor(value, '') };
  throw new RangeError(`no case has an attribute of kind ${kind}`);
}
