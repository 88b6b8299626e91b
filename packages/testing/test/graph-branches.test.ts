import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { io, memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradCAM } from '@gradcam/core';
import { loopLimit } from '../../core/src/network/guards/loop-limit.js';

beforeAll(() => setBackend('cpu'));

interface Node {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: object;
}

const float = { type: 'DT_FLOAT' };
const ones = { list: { i: ['1', '1', '1', '1'] } };
const node = (name: string, op: string, input: string[] = [], attr: object = {}): Node => ({
  name,
  op,
  input,
  attr: { T: float, ...attr },
});

/** A net of one picture of 2 x 2: what comes before `features`, a convolution by one, its ReLU and the mean. */
function netOf(before: readonly Node[], functions: readonly object[] = []): Promise<GraphModel> {
  const dim = [1, 2, 2, 1].map((size) => ({ size: String(size) }));
  const values = [
    ...new Uint8Array(Float32Array.of(1).buffer),
    ...new Uint8Array(Int32Array.of(1, 2, 1, 3, 3, 1).buffer),
    1,
  ];
  return loadGraphModel(
    io.fromMemory({
      format: 'graph-model',
      modelTopology: {
        node: [
          node('x', 'Placeholder', [], { dtype: float, shape: { shape: { dim } } }),
          ...['kernel', 'space', 'wrong', 'yes'].map((name) => node(name, 'Const')),
          ...before,
          node('conv', 'Conv2D', ['features', 'kernel'], {
            strides: ones,
            dilations: ones,
            padding: { s: btoa('VALID') },
            data_format: { s: btoa('NHWC') },
          }),
          node('relu', 'Relu', ['conv']),
          node('score', 'Mean', ['relu', 'space'], { keep_dims: { b: false } }),
        ],
        library: { function: functions },
        versions: { producer: 1 },
      },
      weightSpecs: [
        { name: 'kernel', shape: [1, 1, 1, 1], dtype: 'float32' },
        { name: 'space', shape: [2], dtype: 'int32' },
        { name: 'wrong', shape: [4], dtype: 'int32' },
        { name: 'yes', shape: [], dtype: 'bool' },
      ],
      weightData: Uint8Array.from(values).buffer,
    }),
  );
}

/** Takes the branch of two whose name says so. */
const branch = [
  node('switch', 'Switch', ['x', 'yes']),
  node('no', 'Neg', ['switch:0']),
  node('taken', 'Relu', ['switch:1']),
  node('merge', 'Merge', ['no', 'taken']),
];
const failing = (name: string, input: string) => node(name, 'Reshape', [input, 'wrong']);
const then = {
  signature: {
    name: 'then',
    inputArg: [{ name: 'a', type: 'DT_FLOAT' }],
    outputArg: [{ name: 'b', type: 'DT_FLOAT' }],
  },
  nodeDef: [
    ...['yes', 'wrong'].map((name) => node(name, 'Const')),
    node('f/switch', 'Switch', ['a', 'yes']),
    node('f/relu', 'Relu', ['f/switch:1']),
    failing('f/wrong', 'f/relu'),
  ],
  ret: { b: 'f/wrong:0' },
};

describe('a graph model with a branch in which a node fails', () => {
  it.each([
    ['behind the branch', [...branch, failing('features', 'merge')], []],
    [
      'beside another, which is waited for',
      [
        ...branch,
        failing('beside', 'merge'),
        node('again', 'Switch', ['merge', 'yes']),
        node('features', 'AddV2', ['again:1', 'beside']),
      ],
      [],
    ],
    [
      'in a function, which is the branch',
      [
        ...branch,
        node('features', 'StatelessIf', ['yes', 'merge'], {
          Tin: { list: { type: ['DT_FLOAT'] } },
          then_branch: { func: { name: 'then' } },
          else_branch: { func: { name: 'then' } },
        }),
      ],
      [then],
    ],
  ])('leaves no tensor behind: %s', async (_, before, functions) => {
    const net = await netOf(before, functions);
    const x = tensor([1, 2, 3, 4], [1, 2, 2, 1]);
    const count = memory().numTensors;
    for (let call = 0; call < 2; call++) {
      await expect(
        gradCAM(net, x, 0, { featureLayer: 'relu', reductionLayer: 'score' }),
      ).rejects.toMatchObject({ code: 'BACKEND_FAILED' });
      // What was waited for comes after the failure.
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      expect(memory().numTensors).toBe(count);
    }
    expect([...(await x.data())]).toEqual([1, 2, 3, 4]);
    net.dispose();
    x.dispose();
  });

  it('gives the map of one where none does, and leaves no tensor but that', async () => {
    const net = await netOf([...branch, node('features', 'Relu', ['merge'])]);
    const x = tensor([1, 2, 3, 4], [1, 2, 2, 1]);
    const count = memory().numTensors;
    const result = await gradCAM(net, x, 0, { featureLayer: 'relu', reductionLayer: 'score' });
    // Every place has the weight 1/4.
    expect([...(await result.scoreMap.data())]).toEqual([0.25, 0.5, 0.75, 1]);
    result.scoreMap.dispose();
    expect(memory().numTensors).toBe(count);
    net.dispose();
    x.dispose();
  });
});

/** One whose condition is always true, as the converter writes loops: by nodes, and by functions. */
const frame = { frame_name: { s: btoa('loop') } };
const byNodes = [
  node('enter', 'Enter', ['x'], { ...frame, is_constant: { b: false } }),
  node('again', 'Merge', ['enter', 'next']),
  node('same', 'Equal', ['again', 'again']),
  node('condition', 'LoopCond', ['same']),
  node('turn', 'Switch', ['again', 'condition']),
  node('body', 'Relu', ['turn:1']),
  node('next', 'NextIteration', ['body']),
  node('features', 'Exit', ['turn:0']),
];
const functionOf = (name: string, nodeDef: readonly Node[], returned: string) => ({
  signature: {
    name,
    inputArg: [{ name: 'a', type: 'DT_FLOAT' }],
    outputArg: [{ name: 'b', type: name === 'condition' ? 'DT_BOOL' : 'DT_FLOAT' }],
  },
  nodeDef,
  ret: { b: returned },
});
const byFunctions = [
  node('features', 'StatelessWhile', ['x'], {
    cond: { func: { name: 'condition' } },
    body: { func: { name: 'body' } },
  }),
];
const loopFunctions = [
  functionOf('condition', [node('yes', 'Const'), node('f/yes', 'Identity', ['yes'])], 'f/yes:0'),
  functionOf('body', [node('f/relu', 'Relu', ['a'])], 'f/relu:0'),
];

describe('a graph model with a loop that does not end', () => {
  const { rounds } = loopLimit;
  // As many as that take ten seconds, and end in the same way.
  beforeAll(() => {
    loopLimit.rounds = 2_000;
  });
  afterAll(() => {
    loopLimit.rounds = rounds;
  });

  it.each([
    ['by nodes', byNodes, []],
    ['by functions', byFunctions, loopFunctions],
  ])('is ended with a sentence, and leaves no tensor behind: %s', async (_, before, functions) => {
    expect(rounds).toBe(200_000);
    const net = await netOf(before, functions);
    const x = tensor([1, 2, 3, 4], [1, 2, 2, 1]);
    const count = memory().numTensors;
    await expect(
      gradCAM(net, x, 0, { featureLayer: 'relu', reductionLayer: 'score' }),
    ).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(
        /^gradCAM: a loop of this graph does not end, got 2000 rounds/,
      ) as string,
    });
    expect(memory().numTensors).toBe(count);
    net.dispose();
    x.dispose();
  });
});
