import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxTensor } from '../../src/graph/onnx-graph.js';
import { readOnnx } from '../../src/file/read-onnx.js';
import { writeOnnx } from '../../src/write/write-onnx.js';

const tensorOf = (dims: readonly number[], values: Float32Array | BigInt64Array): OnnxTensor => ({
  type: values instanceof Float32Array ? 'float32' : 'int64',
  dims,
  bytes: () => new Uint8Array(values.buffer),
});

const node = (
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, OnnxAttribute>> = {},
): OnnxNode => ({
  name: output,
  op,
  domain: '',
  inputs,
  outputs: [output],
  attributes: new Map(Object.entries(attributes)),
  captured: [],
});

/** Two sums of three numbers, a quarter of what is below zero, and all of it twice. */
const graph: OnnxGraph = {
  opsets: new Map([['', 18]]),
  nodes: [
    node('Gemm', ['x', 'w', 'b'], 'product', { transB: { kind: 'int', value: 1 } }),
    node('LeakyRelu', ['product'], 'leaky', { alpha: { kind: 'float', value: 0.25 } }),
    node('Concat', ['leaky', 'leaky'], 'y', { axis: { kind: 'int', value: -1 } }),
  ],
  constants: new Map([
    ['w', tensorOf([2, 3], Float32Array.of(1, 2, 3, -1, 0, 1))],
    ['b', tensorOf([2], Float32Array.of(10, -20))],
  ]),
  inputs: [{ name: 'x', type: 'float32', dims: ['N', 3] }],
  outputs: [{ name: 'y', type: 'float32', dims: ['N', 4] }],
  values: new Map([['leaky', { name: 'leaky', type: 'float32', dims: ['N', 2] }]]),
};

describe('writeOnnx', () => {
  it('writes what ONNX Runtime runs', async () => {
    const session = await InferenceSession.create(writeOnnx(graph));
    const { y } = await session.run({ x: new Tensor(Float32Array.of(1, 0, 2, 0, 1, 0), [2, 3]) });
    // 1 + 6 + 10 and -1 + 2 - 20, a quarter of it below zero; 2 + 10 and -20.
    expect(y?.dims).toEqual([2, 4]);
    expect([...(y?.data as Float32Array)]).toEqual([17, -4.75, 17, -4.75, 12, -5, 12, -5]);
  });

  it('leaves the shapes of outputs to the engine where the graph has none', async () => {
    const outputs = ['product', 'y'].map((name) => ({ name, type: undefined, dims: undefined }));
    const session = await InferenceSession.create(writeOnnx({ ...graph, outputs }));
    expect(session.outputNames).toEqual(['product', 'y']);
  });

  it('writes what is read back as the same graph', () => {
    const { graph: read } = readOnnx(writeOnnx(graph));
    const plain = ({ constants, ...rest }: OnnxGraph) => ({
      ...rest,
      constants: [...constants].map(([name, { type, dims, bytes }]) => [
        name,
        type,
        dims,
        [...bytes()],
      ]),
    });
    expect(plain(read)).toEqual(plain(graph));
  });

  it('writes the same bytes twice', () => {
    expect(writeOnnx(graph)).toEqual(writeOnnx(graph));
  });

  it.each([
    [9, 4],
    [11, 6],
    [13, 7],
    [18, 8],
    [22, 10],
  ])('gives a file with opset %i the version %i of the format', (opset, version) => {
    const bytes = writeOnnx({ ...graph, opsets: new Map([['', opset]]) });
    expect(fromBinary(ModelProtoSchema, bytes).irVersion).toBe(BigInt(version));
  });

  it("finds the version under either name of ONNX's own ops", () => {
    const bytes = writeOnnx({ ...graph, opsets: new Map([['ai.onnx', 18]]) });
    expect(fromBinary(ModelProtoSchema, bytes).irVersion).toBe(8n);
  });

  it('writes every kind of attribute, and open sizes', () => {
    const attributes: Record<string, OnnxAttribute> = {
      a: { kind: 'int', value: -3 },
      b: { kind: 'float', value: 0.5 },
      c: { kind: 'string', value: 'zwölf' },
      d: { kind: 'ints', value: [1, -1] },
      e: { kind: 'floats', value: [0.25] },
      f: { kind: 'strings', value: ['x', 'y'] },
      g: { kind: 'tensor', value: tensorOf([1], BigInt64Array.of(7n)) },
    };
    const bytes = writeOnnx({
      ...graph,
      nodes: [node('Any', ['x'], 'y', attributes)],
      inputs: [{ name: 'x', type: 'float32', dims: ['N', null, 3] }],
    });
    const { graph: written } = fromBinary(ModelProtoSchema, bytes);
    const fields = written?.node[0]?.attribute ?? [];
    expect(fields.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(fields[0]?.i).toBe(-3n);
    expect(fields[1]?.f).toBe(0.5);
    expect(new TextDecoder().decode(fields[2]?.s)).toBe('zwölf');
    expect(fields[3]?.ints).toEqual([1n, -1n]);
    expect(fields[4]?.floats).toEqual([0.25]);
    expect(fields[5]?.strings.map((word) => new TextDecoder().decode(word))).toEqual(['x', 'y']);
    expect([...(fields[6]?.t?.rawData ?? [])]).toEqual([7, 0, 0, 0, 0, 0, 0, 0]);
    const type = written?.input[0]?.type?.value;
    const dims = type?.case === 'tensorType' ? type.value.shape?.dim.map(({ value }) => value) : [];
    expect(dims).toEqual([
      { case: 'dimParam', value: 'N' },
      { case: undefined },
      { case: 'dimValue', value: 3n },
    ]);
  });

  it('refuses what is no graph', () => {
    // @ts-expect-error a file in place of a graph
    expect(() => writeOnnx(new Uint8Array(4))).toThrow('writeOnnx: this is not a graph');
    // @ts-expect-error constants that were taken for JSON
    expect(() => writeOnnx({ ...graph, constants: {} })).toThrow('this is not a graph');
  });

  it.each([
    ['branches', { nodes: [node('If', ['x'], 'y', { then_branch: other() })] }],
    [
      'words',
      {
        constants: new Map([
          ['w', { ...tensorOf([1], new Float32Array(1)), type: 'string' as const }],
        ]),
      },
    ],
  ])('refuses %s', (_, part) => {
    expect(() => writeOnnx({ ...graph, ...part })).toThrow(
      expect.objectContaining({ code: 'MODEL_UNSUPPORTED' }),
    );
  });
});

function other(): OnnxAttribute {
  return { kind: 'other', value: undefined };
}
