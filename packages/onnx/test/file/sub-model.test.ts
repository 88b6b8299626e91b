import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { readOnnx, subModel, type OnnxFile } from '../../src/index.js';
import {
  floats,
  graph,
  int,
  modelFile,
  node,
  twoLayers,
  value,
  type GraphInit,
} from '../made-model.js';

/** What ONNX Runtime makes of float inputs. */
async function run(
  model: Uint8Array,
  feeds: Record<string, { data: number[]; dims: number[] }>,
): Promise<Record<string, number[]>> {
  const session = await InferenceSession.create(model, { logSeverityLevel: 4 });
  try {
    const tensors = Object.entries(feeds).map(([name, { data, dims }]) => [
      name,
      new Tensor('float32', Float32Array.from(data), dims),
    ]);
    const results = await session.run(Object.fromEntries(tensors) as Record<string, Tensor>);
    return Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => [name, Array.from(data as Float32Array)]),
    );
  } finally {
    await session.release();
  }
}

const read = (graph: GraphInit): OnnxFile => readOnnx(modelFile(graph));
const x = { data: [3, -1, 0, 1], dims: [2, 2] };

describe('subModel', () => {
  it('makes the whole network with a value inside as an output', async () => {
    const whole = subModel(read(twoLayers), { outputs: ['a', 'y'] });
    expect(await run(whole, { x })).toEqual({ a: [7, -1, 1, 3], y: [70, 0, 10, 30] });
  });

  it('makes a trunk without what comes behind it', async () => {
    const trunk = subModel(read(twoLayers), { outputs: ['r'] });
    expect(await run(trunk, { x })).toEqual({ r: [7, 0, 1, 3] });
    const part = readOnnx(trunk).graph;
    expect(part.nodes.map(({ name }) => name)).toEqual(['Gemm_a', 'Relu_r']);
    expect([...part.constants.keys()]).toEqual(['w1', 'b1']);
  });

  it('makes a head that is given a value in place of the input', async () => {
    const head = subModel(read(twoLayers), { inputs: ['r'], outputs: ['y'] });
    expect(await run(head, { r: { data: [7, 0, 1, 3], dims: [2, 2] } })).toEqual({
      y: [70, 0, 10, 30],
    });
    const part = readOnnx(head).graph;
    expect(part.inputs.map(({ name }) => name)).toEqual(['r']);
    expect([...part.constants.keys()]).toEqual(['w2', 'b2']);
  });

  it('gives a fed value the type and dims that are asked for, and else those of the file', () => {
    const file = read({ ...twoLayers, valueInfo: [value('a', [1, 2])] });
    const inputsOf = (inputs: Parameters<typeof subModel>[1]['inputs']) =>
      readOnnx(subModel(file, { inputs: inputs ?? [], outputs: ['y'] })).graph.inputs;
    expect(inputsOf(['a'])).toEqual([{ name: 'a', type: 'float32', dims: [1, 2] }]);
    expect(inputsOf(['r'])).toEqual([{ name: 'r', type: 'float32', dims: undefined }]);
    const asked = { name: 'a', type: 'float16', dims: ['batch', null, 2] } as const;
    expect(inputsOf([asked])).toEqual([asked]);
    expect(inputsOf([{ name: 'x', type: 'float32', dims: [null, 2] }])).toEqual([
      { name: 'x', type: 'float32', dims: [null, 2] },
    ]);
  });

  it('keeps the inputs of the file that are needed besides', async () => {
    const file = read({
      ...twoLayers,
      node: [...(twoLayers.node ?? []), node('Add', ['y', 'x'], ['sum'])],
      output: [value('sum')],
    });
    const head = subModel(file, { inputs: ['r'], outputs: ['sum'] });
    expect(readOnnx(head).graph.inputs.map(({ name }) => name)).toEqual(['r', 'x']);
    const r = { data: [7, 0, 1, 3], dims: [2, 2] };
    expect(await run(head, { r, x })).toEqual({ sum: [73, -1, 10, 31] });
  });

  it('raises the version of files that list their weights among the inputs', async () => {
    const listed = ['w1', 'b1', 'w2', 'b2'].map((name) => value(name));
    const old = modelFile(
      { ...twoLayers, input: [...(twoLayers.input ?? []), ...listed] },
      { irVersion: 3n, opsetImport: [{ domain: '', version: 9n }] },
    );
    const file = readOnnx(old);
    expect(file.graph.inputs.map(({ name }) => name)).toEqual(['x']);
    const trunk = subModel(file, { outputs: ['a'] });
    // ModelProto: ir_version is field 1, a number.
    expect([...trunk.subarray(0, 2)]).toEqual([0x08, 4]);
    expect(await run(trunk, { x })).toEqual({ a: [7, -1, 1, 3] });
  });

  it('takes one output of a node as given while it computes another', async () => {
    const file = read({
      node: [
        node('Split', ['x'], ['left', 'right'], [int('axis', 1)]),
        node('Sub', ['left', 'right'], ['y']),
      ],
      input: [value('x', ['N', 2])],
      output: [value('y')],
    });
    const part = subModel(file, { inputs: ['left'], outputs: ['y'] });
    expect(await run(part, { left: { data: [10, 20], dims: [2, 1] }, x })).toEqual({ y: [11, 19] });
  });

  it('keeps what a branch reads from outside', async () => {
    const branch = (op: string) => ({
      name: op,
      node: [node(op, ['a', 'w'], [`out_${op}`])],
      output: [value(`out_${op}`)],
    });
    const file = read({
      node: [
        node('Relu', ['x'], ['a']),
        node('ReduceSum', ['x'], ['total'], [int('keepdims', 0)]),
        node('Greater', ['total', 'zero'], ['isMore']),
        node(
          'If',
          ['isMore'],
          ['y'],
          [graph('then_branch', branch('Add')), graph('else_branch', branch('Mul'))],
        ),
      ],
      initializer: [floats('w', [2], [5, 7]), floats('zero', [], [0]), floats('unused', [1], [1])],
      input: [value('x', ['N', 2])],
      output: [value('y')],
    });
    expect(file.graph.nodes.at(-1)?.captured).toEqual(['a', 'w']);
    const part = subModel(file, { outputs: ['y'] });
    expect([...readOnnx(part).graph.constants.keys()]).toEqual(['w', 'zero']);
    expect(await run(part, { x })).toEqual({ y: [8, 7, 5, 8] });
  });

  it('gives inputs, weights and fed values as outputs, too', async () => {
    const part = subModel(read(twoLayers), { inputs: ['r'], outputs: ['r', 'x', 'b1', 'y'] });
    const r = { data: [1, 2], dims: [1, 2] };
    expect(await run(part, { r, x })).toEqual({ r: [1, 2], x: x.data, b1: [1, 1], y: [10, 20] });
  });

  it('keeps functions and domains of the file', async () => {
    const file = readOnnx(
      modelFile(
        {
          node: [node('Twice', ['x'], ['y'], [], { domain: 'local' }), node('Relu', ['y'], ['z'])],
          input: [value('x', ['N', 2])],
          output: [value('z')],
        },
        {
          opsetImport: [
            { domain: 'ai.onnx', version: 17n },
            { domain: 'local', version: 1n },
          ],
          functions: [
            {
              name: 'Twice',
              domain: 'local',
              input: ['in'],
              output: ['out'],
              node: [node('Add', ['in', 'in'], ['out'])],
              opsetImport: [{ domain: '', version: 17n }],
            },
          ],
        },
      ),
    );
    expect(file.graph.opsets).toEqual(
      new Map([
        ['', 17],
        ['local', 1],
      ]),
    );
    expect(file.graph.nodes[0]).toMatchObject({ op: 'Twice', domain: 'local' });
    const part = subModel(file, { outputs: ['y'] });
    expect(await run(part, { x })).toEqual({ y: [6, -2, 0, 2] });
  });

  it('refuses values that are not there, by the nearest names, and options of the wrong kind', () => {
    const file = read(twoLayers);
    expect(() => subModel(file, { outputs: ['b'] })).toThrow(
      'subModel: the network has no value "b", the nearest are "b1"',
    );
    expect(() => subModel(file, { outputs: [] })).toThrow('outputs are values of the network');
    // @ts-expect-error an option that does not exist
    expect(() => subModel(file, { outputs: ['y'], output: ['y'] })).toThrow('output');
  });

  it('refuses what is of another kind', () => {
    const file = read(twoLayers);
    const refused = (call: () => unknown, said: string) => {
      expect(call).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: said }) as Error);
    };
    refused(
      // A file that was taken apart no longer holds the bytes.
      () => subModel({ ...file }, { outputs: ['y'] }),
      'subModel: this is not a file that was read, got an object with the keys graph, externalFiles, metadata, expected what readOnnx gives.',
    );
    refused(
      // @ts-expect-error a name in place of options
      () => subModel(file, 'y'),
      'subModel: this does not say which part is wanted, got the string "y", expected { outputs }.',
    );
    const wrongInputs: unknown[] = [
      'a',
      [1],
      [{ name: 'a', type: 'float' }],
      [{ name: 'a', dims: [-1] }],
    ];
    for (const inputs of wrongInputs) {
      // @ts-expect-error values of the wrong kind
      expect(() => subModel(file, { inputs, outputs: ['y'] })).toThrow(
        'inputs are values of the network',
      );
    }
  });
});
