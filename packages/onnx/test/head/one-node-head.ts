import * as tf from '@tensorflow/tfjs-core';
import { withMendedGradients } from '@gradcam/tfjs-gradients';
import type { OnnxGraph } from '../../src/graph/onnx-graph.js';
import { onnxHead } from '../../src/head/onnx-head.js';
import type { HeadValue } from '../../src/head/values/head-value.js';
import { hostValue } from '../../src/head/values/host-value.js';
import { inputName, outputNames } from './one-node-model.js';
import { onnxTensor, type OpCase } from './op-case.js';
import type { Result } from './through-onnx-runtime.js';

/** Makes a graph of the node of a case. */
export function oneNodeGraph(of: OpCase): OnnxGraph {
  return {
    opsets: new Map([
      ['', of.opset],
      ['com.microsoft', 1],
    ]),
    nodes: [
      {
        name: 'node',
        op: of.op,
        domain: of.domain,
        inputs: of.inputs.map(inputName),
        outputs: outputNames(of),
        attributes: new Map(Object.entries(of.attributes)),
        captured: [],
      },
    ],
    constants: new Map(
      of.inputs.flatMap((input, position) =>
        input?.isConstant === true ? [[inputName(input, position), onnxTensor(input)]] : [],
      ),
    ),
    inputs: [],
    outputs: [],
    values: new Map(),
  };
}

function headOf(of: OpCase): (feeds: ReadonlyMap<string, HeadValue>) => tf.Tensor {
  const graph = oneNodeGraph(of);
  return onnxHead(graph, { nodes: graph.nodes, target: outputNames(of)[of.output] ?? '' });
}

/** The positions of what is differentiated. */
export function differentiated({ inputs }: OpCase): number[] {
  return inputs.flatMap((input, position) =>
    input?.type === 'float32' && !input.isConstant ? [position] : [],
  );
}

/** Computes a case with all inputs as tensors, and the gradients of its output times numbers. */
export async function oneNodeHead(
  of: OpCase,
  factors: readonly number[],
): Promise<{ readonly output: Result; readonly gradients: readonly (readonly number[])[] }> {
  const head = headOf(of);
  const positions = differentiated(of);
  const outputs: tf.Tensor[] = [];
  const score = (...tensors: tf.Tensor[]): tf.Scalar => {
    const output = tf.cast(
      head(feedsOf(of, new Map(positions.map((at, each) => [at, tensors[each]])))),
      'float32',
    );
    outputs.push(tf.keep(tf.clone(output)));
    const scores = [tf.sum(tf.mul(output, tf.reshape(factors, output.shape)))];
    // A sum of the inputs, whose gradient is one, stands for what a network adds: without it an op with no gradient at all is refused.
    for (const tensor of tensors) scores.push(tf.sum(tensor));
    return tf.reshape<tf.Rank.R0>(tf.addN(scores), []);
  };
  const inputs = positions.map((at) => tensorOf(of, at));
  const gradients =
    positions.length === 0 ? [] : await withMendedGradients(() => tf.grads(score)(inputs));
  if (positions.length === 0) tf.dispose(tf.tidy(() => score()));
  const [output] = outputs;
  if (output === undefined) throw new RangeError('nothing was computed');
  const result = { dims: output.shape, values: Array.from(await output.data()) };
  const read = await Promise.all(gradients.map((each) => each.data()));
  tf.dispose([inputs, gradients, output]);
  return { output: result, gradients: read.map((each) => Array.from(each, (one) => one - 1)) };
}

/** Computes a case with all inputs as numbers in JavaScript. */
export async function oneNodeHost(of: OpCase): Promise<Result> {
  const feeds = of.inputs.flatMap((input, position) =>
    input === undefined
      ? []
      : [[inputName(input, position), hostValue(input.type, input.dims, input.values)] as const],
  );
  const output = tf.tidy(() => tf.cast(headOf(of)(new Map(feeds)), 'float32'));
  const result = { dims: output.shape, values: Array.from(await output.data()) };
  output.dispose();
  return result;
}

function feedsOf(
  of: OpCase,
  given: ReadonlyMap<number, tf.Tensor | undefined>,
): Map<string, HeadValue> {
  return new Map(
    of.inputs.flatMap((input, position) =>
      input === undefined || input.isConstant
        ? []
        : [[inputName(input, position), given.get(position) ?? tensorOf(of, position)] as const],
    ),
  );
}

function tensorOf({ inputs }: OpCase, position: number): tf.Tensor {
  const { type = 'float32', dims = [], values = [] } = inputs[position] ?? {};
  const dtype = type === 'bool' ? 'bool' : type === 'float32' ? 'float32' : 'int32';
  return tf.tensor([...values], [...dims], dtype);
}
