import { io } from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';

/** A node of a graph model: its op, what it reads, and its attributes as the converter writes them. */
interface WrittenNode {
  readonly op: string;
  readonly input: readonly string[];
  readonly attr?: Readonly<Record<string, unknown>> | undefined;
}

/** Numbers of a constant; whole ones where `int32` says so. */
interface WrittenConstant {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly dtype?: 'int32' | undefined;
}

/** A graph model in short. */
interface WrittenGraph {
  /** Shapes of the inputs with the batch axis, -1 for an open size. */
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly constants: Readonly<Record<string, WrittenConstant>>;
  readonly nodes: Readonly<Record<string, WrittenNode>>;
  /** Names and shapes of the outputs, in the order of the file. */
  readonly outputs: Readonly<Record<string, readonly number[]>>;
}

/** A text as the converter writes it. */
const text = (value: string) => ({ s: btoa(value) });

/** Whole numbers as the converter writes them. */
const integers = (...values: readonly number[]) => ({ list: { i: values.map(String) } });

/** The attributes of a convolution or pooling over pictures. */
export const windows = (
  strides: number,
  size?: number,
  padding: 'VALID' | 'SAME' = 'VALID',
): Readonly<Record<string, unknown>> => ({
  strides: integers(1, strides, strides, 1),
  padding: text(padding),
  data_format: text('NHWC'),
  ...(size === undefined
    ? { dilations: integers(1, 1, 1, 1) }
    : { ksize: integers(1, size, size, 1) }),
});

const shapeOf = (sizes: readonly number[]) => ({
  dim: sizes.map((size) => ({ size: String(size) })),
});

/**
 * Loads a graph model that is written down by hand, as the converter writes one.
 *
 * @param graph The graph.
 * @returns The model; the caller disposes it.
 */
export async function graphModelOf(graph: WrittenGraph): Promise<GraphModel> {
  const constants = Object.entries(graph.constants);
  const weights = constants.map(([, { values, dtype }]) =>
    dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values),
  );
  const data = new Uint8Array(weights.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const weight of weights) {
    data.set(new Uint8Array(weight.buffer), offset);
    offset += weight.byteLength;
  }
  const tensorInfo = (entries: WrittenGraph['inputs']) =>
    Object.fromEntries(
      Object.entries(entries).map(([name, shape]) => [
        name,
        { name, dtype: 'DT_FLOAT', tensorShape: shapeOf(shape) },
      ]),
    );
  return loadGraphModel(
    io.fromMemory({
      format: 'graph-model',
      modelTopology: {
        node: [
          ...Object.entries(graph.inputs).map(([name, shape]) => ({
            name,
            op: 'Placeholder',
            attr: { dtype: { type: 'DT_FLOAT' }, shape: { shape: shapeOf(shape) } },
          })),
          ...constants.map(([name, { shape, dtype }]) => {
            const type = dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT';
            const value = { tensor: { dtype: type, tensorShape: shapeOf(shape) } };
            return { name, op: 'Const', attr: { dtype: { type }, value } };
          }),
          ...Object.entries(graph.nodes).map(([name, { op, input, attr = {} }]) => ({
            name,
            op,
            input,
            attr: { T: { type: 'DT_FLOAT' }, ...attr },
          })),
        ],
        versions: { producer: 1 },
      },
      signature: { inputs: tensorInfo(graph.inputs), outputs: tensorInfo(graph.outputs) },
      weightSpecs: constants.map(([name, { shape, dtype = 'float32' }]) => ({
        name,
        shape: [...shape],
        dtype,
      })),
      weightData: data.buffer,
    }),
  );
}
