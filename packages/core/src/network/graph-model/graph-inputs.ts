import type { DataFormat } from '@gradcam/layer-select';
import { GradCamError } from '@gradcam/errors';
import type { NetworkInput } from '../network.js';
import { isChannelsFirst, type GraphModelLike } from './graph-model-like.js';
import { rankOf } from './rank-of.js';
import { traceGraphModel, type GraphTrace } from './trace-graph-model.js';

/** An input of a graph model; `shape` is missing where the model says nothing, not even how many axes there are. */
export type GraphInput = Omit<NetworkInput, 'shape'> & {
  readonly shape: NetworkInput['shape'] | undefined;
};

/** The facts about a graph model that are known before any input. */
export interface GraphOutline {
  readonly trace: GraphTrace;
  readonly inputs: readonly GraphInput[];
  readonly dataFormat: DataFormat;
}

const remembered = new WeakMap<GraphModelLike, GraphOutline>();

/**
 * Reads what a graph model computes and what it expects at its inputs, once for each model.
 *
 * @param model A loaded model; it is only read.
 * @returns The outline; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED` for a model that is not loaded; `INPUT_DTYPE` for an input of an unknown type
 */
export function graphOutline(model: GraphModelLike): GraphOutline {
  const known = remembered.get(model);
  if (known !== undefined) return known;
  const trace = traceGraphModel(model);
  const isFirst = trace.steps.some(({ node }) => isChannelsFirst(node));
  const outline: GraphOutline = {
    trace,
    inputs: model.inputs.map((input, index) => describe(input, index, trace)),
    dataFormat: isFirst ? 'channelsFirst' : 'channelsLast',
  };
  remembered.set(model, outline);
  return outline;
}

const dtypes = ['float32', 'int32', 'bool', 'string', 'complex64'] as const;

function describe(
  input: GraphModelLike['inputs'][number],
  index: number,
  trace: GraphTrace,
): GraphInput {
  const name = trace.inputs[index] ?? input.name;
  const dtype = dtypes.find((candidate) => candidate === input.dtype);
  if (dtype === undefined) {
    throw new GradCamError(
      'INPUT_DTYPE',
      `the model has an input of an unknown type, got ${input.dtype} for "${name}", expected one of ${dtypes.join(', ')}; convert the model again.`,
    );
  }
  const rank = input.shape === undefined ? rankOf(name, trace) : undefined;
  const shape =
    input.shape?.map((size) => (size < 0 ? null : size)) ??
    (rank === undefined ? undefined : Array.from({ length: rank }, () => null));
  return { name, dtype, shape };
}
