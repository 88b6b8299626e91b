import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  ModelProtoSchema,
  TensorProto_DataLocation,
  ValueInfoProtoSchema,
  type TensorProto,
  type ValueInfoProto,
} from 'onnx-buf';
import { InferenceSession } from 'onnxruntime-node';

/**
 * Lets ONNX Runtime infer the shapes of a network whose weights are not there: they become inputs, whose numbers nobody asks for.
 *
 * @param bytes The file; an open batch is taken as 1.
 * @returns The shapes by the names of the values.
 */
export async function shapesWithoutWeights(
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, readonly (number | null)[]>> {
  const model = fromBinary(ModelProtoSchema, bytes);
  const { graph } = model;
  if (graph === undefined) throw new RangeError('the file has no network');
  const isAway = (tensor: TensorProto) => tensor.dataLocation === TensorProto_DataLocation.EXTERNAL;
  graph.input.forEach(closeBatch);
  graph.input.push(...graph.initializer.filter(isAway).map(asInput));
  graph.initializer = graph.initializer.filter((tensor) => !isAway(tensor));
  const known = new Set(graph.output.map(({ name }) => name));
  const values = graph.node.flatMap(({ output }) => output.filter((name) => name !== ''));
  graph.output.push(
    ...values
      .filter((name) => !known.has(name))
      .map((name) => create(ValueInfoProtoSchema, { name })),
  );
  const session = await InferenceSession.create(toBinary(ModelProtoSchema, model), {
    logSeverityLevel: 3,
  });
  try {
    return new Map(
      session.outputMetadata.flatMap((value) =>
        value.isTensor
          ? [[value.name, value.shape.map((size) => (typeof size === 'number' ? size : null))]]
          : [],
      ),
    );
  } finally {
    await session.release();
  }
}

function closeBatch({ type }: ValueInfoProto): void {
  if (type?.value.case !== 'tensorType') return;
  for (const dim of type.value.value.shape?.dim ?? [])
    if (dim.value.case !== 'dimValue') dim.value = { case: 'dimValue', value: 1n };
}

function asInput({ name, dims, dataType: elemType }: TensorProto): ValueInfoProto {
  const dim = dims.map((size) => ({ value: { case: 'dimValue' as const, value: size } }));
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType, shape: { dim } } } },
  });
}
