import {
  toNetwork,
  type ExplainableModel,
  type Network,
  type NetworkTrace,
} from '@gradcam/core/network';
import { calledAs, checkKind, checkOptionNames, GradCamError, nearestNames } from '@gradcam/errors';
import type { OnnxGraph, OnnxValue } from '../graph/onnx-graph.js';
import { GraphBuilder } from './build/graph-builder.js';
import { madeValue, type Sizes } from './build/value.js';
import { foldNormalizations } from './folding/fold-normalizations.js';
import { writeLayers } from './write-layers.js';
import { writeOperations } from './write-operations.js';
import { nameOutputs, neededSteps, type Values } from './write-steps.js';

/** The set of ops in which the files are written. */
const opset = 18;

/** The part of a model that is written. */
export interface TfjsGraphOptions {
  /** The layers whose outputs the file gives, by their names in the model; the model's outputs when left out. */
  readonly outputs?: readonly string[];
  /** The shape of one real input each, with or without the batch axis; needed for a graph model whose input sizes are open. */
  readonly inputShapes?: readonly (readonly number[])[];
  /** True if a convolution between SpaceToBatchND and BatchToSpaceND is to be a dilated one, as it is when left out. ONNX Runtime as WebAssembly takes longer for those of single channels. */
  readonly foldDilations?: boolean | undefined;
}

const optionNames = { outputs: true, inputShapes: true, foldDilations: true } satisfies Record<
  keyof TfjsGraphOptions,
  true
>;

/**
 * Makes an ONNX graph of a tfjs model, or of its part up to some layers.
 *
 * Inputs and outputs have their axes as in tfjs, channels last, and any batch; between them the channels come first, as ONNX wants them, a batch
 * normalisation is part of the convolution that it follows. A node has the name of its layer.
 *
 * @param model A tf.LayersModel or tf.GraphModel; it is only read.
 * @param options Where the file ends.
 * @returns The graph; it holds copies of the weights and no tensors.
 * @throws `MODEL_UNSUPPORTED` with the layer that cannot be written; `LAYER_NOT_FOUND`, `INPUT_SHAPE`, `DISPOSED`
 *
 * @example
 * ```ts
 * const graph = await tfjsGraph(model, { outputs: ['conv_pw_13_relu'] });
 * await writeFile('trunk.onnx', writeOnnx(graph));
 * ```
 */
export function tfjsGraph(
  model: ExplainableModel,
  options: TfjsGraphOptions = {},
): Promise<OnnxGraph> {
  return calledAs('tfjsGraph', async () => {
    checkOptionNames(options, optionNames);
    const { outputs, inputShapes, foldDilations = true } = options;
    checkKind(
      typeof foldDilations === 'boolean',
      foldDilations,
      'this is no answer',
      'true or false',
    );
    const network = toNetwork(model, inputShapes);
    const trace = traceOf(network);
    const wanted = outputs?.map((name) => valueOf(trace, name)) ?? trace.outputs;
    return await graphOf(model, network, { outputs: wanted, inputShapes, foldDilations });
  });
}

/** A part of a network's trace. */
export interface TracePart {
  /** The names of the values that it gives. */
  readonly outputs: readonly string[];
  /** The shape of one real input of the network each, where sizes are open. */
  readonly inputShapes?: readonly (readonly number[])[] | undefined;
  /** The values that it is given, where these are not the network's inputs. */
  readonly from?: readonly InputValue[] | undefined;
  /** True if a convolution between samples of space is to be a dilated one. */
  readonly foldDilations: boolean;
}

/**
 * Makes an ONNX graph of a part of a network's trace.
 *
 * @param model The model that the network was made of.
 * @param network The network.
 * @param part The part of it.
 * @returns The graph.
 * @throws `MODEL_UNSUPPORTED`
 */
export async function graphOf(
  model: ExplainableModel,
  network: Network,
  { outputs, inputShapes, from, foldDilations }: TracePart,
): Promise<OnnxGraph> {
  const trace = traceOf(network);
  const builder = new GraphBuilder(trace.steps.flatMap((step) => step.outputs));
  const inputs = from ?? network.inputs.map((input, at) => inputValue(input, inputShapes?.[at]));
  const values: Values = new Map(
    inputs.map(({ name, type, shape }) => [name, madeValue(shape, name, 'last', type)]),
  );
  if (trace.kind === 'layers')
    await writeLayers(builder, neededSteps(trace.steps, outputs, values), values);
  else await writeOperations(builder, { model, network, trace, outputs, foldDilations }, values);
  nameOutputs(builder, outputs, values);
  return foldNormalizations({
    opsets: new Map([['', opset]]),
    nodes: builder.nodes,
    constants: builder.constants,
    inputs: inputs.map(({ name, type, shape }) => ({ name, type, dims: ['N', ...shape.slice(1)] })),
    outputs: outputs.map((name): OnnxValue => ({ name, type: undefined, dims: undefined })),
    values: new Map(),
  });
}

function traceOf({ trace }: Network): NetworkTrace {
  if (trace !== undefined) return trace;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    'only a model of TensorFlow.js can be written as ONNX, got another network; give the tf.LayersModel or tf.GraphModel itself.',
  );
}

function valueOf({ steps }: NetworkTrace, name: string): string {
  const found = steps.find((step) => step.name === name)?.outputs[0];
  if (found !== undefined) return found;
  const nearest = nearestNames(
    name,
    steps.map((step) => step.name),
    3,
  );
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `there is no layer "${name}"; the nearest names are ${nearest.map((each) => `"${each}"`).join(', ')}.`,
  );
}

/** An input of the file. */
export interface InputValue {
  readonly name: string;
  readonly type: 'float32' | 'int32' | 'bool';
  readonly shape: Sizes;
}

function inputValue(
  { name, dtype, shape }: Network['inputs'][number],
  real: readonly number[] | undefined,
): InputValue {
  if (dtype === 'string' || dtype === 'complex64') {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `an input of this type cannot be written as ONNX, got ${dtype} for "${name}", expected float32, int32 or bool.`,
    );
  }
  const rest = shape.slice(1);
  const sizes = real?.slice(real.length - rest.length) ?? [];
  return {
    name,
    type: dtype,
    shape: [null, ...rest.map((size, axis) => size ?? sizes[axis] ?? null)],
  };
}
