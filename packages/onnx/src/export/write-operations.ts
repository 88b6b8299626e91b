import type {
  ExplainableModel,
  GraphModelLike,
  GraphStep,
  Network,
  NetworkTrace,
} from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { GraphBuilder } from './build/graph-builder.js';
import { constantValue, type Sizes, type Value } from './build/value.js';
import { foldDilations } from './folding/fold-dilations.js';
import { operationExports } from './operations/operation-exports.js';
import { nameResults, neededSteps, type Values } from './write-steps.js';

/** A graph model and what of it is written. */
export interface WrittenGraph {
  readonly model: ExplainableModel;
  readonly network: Network;
  readonly trace: Extract<NetworkTrace, { readonly kind: 'graph' }>;
  readonly outputs: readonly string[];
  readonly foldDilations: boolean;
}

/**
 * Writes the nodes of a graph model.
 *
 * @param builder The file.
 * @param graph The model, and the values that are wanted of it.
 * @param values The inputs; what the nodes make is added.
 * @throws `MODEL_UNSUPPORTED` for a node that cannot be written.
 */
export async function writeOperations(
  builder: GraphBuilder,
  { model, network, trace, outputs, ...options }: WrittenGraph,
  values: Values,
): Promise<void> {
  const steps = neededSteps(trace.steps, outputs, values);
  for (const step of steps) {
    builder.begin({ name: step.name, type: step.node.op });
    if (!operationExports.has(step.node.op)) builder.refuse('this op is not known');
  }
  const computed = new Set([...trace.inputs, ...trace.steps.map(({ name }) => name)]);
  const constants = await constantsOf(requireGraphModel(model), steps, computed);
  const shapes = new Map(network.graph.layers.map((layer) => [layer.name, layer.outputShape]));
  const written = options.foldDilations ? foldDilations(steps, outputs, constants) : steps;
  for (const step of written) {
    builder.begin({ name: step.name, type: step.node.op });
    const inputs = inputsOf(step, computed).map(
      (name) =>
        values.get(name) ?? constants.get(name) ?? builder.refuse(`its input "${name}" is missing`),
    );
    nameResults(builder, step, writeNode(builder, step, inputs, shapes.get(step.name)), values);
  }
}

function writeNode(
  builder: GraphBuilder,
  { node, outputs }: GraphStep,
  inputs: readonly Value[],
  shape: Sizes | undefined,
): readonly Value[] {
  const known = operationExports.get(node.op) ?? builder.refuse('this op is not known');
  const attribute = (name: string) => node.attrParams[name]?.value;
  // tfjs keeps such words in small letters.
  if (/^nc/i.test(String(attribute('dataFormat')))) builder.refuse('its channels come first');
  const [x] = inputs;
  if (x === undefined) return builder.refuse('it has no input');
  if (shape === undefined) return builder.refuse('its shape is not known beforehand');
  const { op } = node;
  const made = known.write({ builder, op, inputs, x, shape, attribute, outputs: outputs.length });
  return 'names' in made ? [made] : made;
}

/** All inputs of a node in order: those that are computed, by the names that the trace has for them, and constants. */
function inputsOf({ node, inputs }: GraphStep, computed: ReadonlySet<string>): readonly string[] {
  let next = 0;
  return node.inputNames.flatMap((name) => {
    if (!computed.has(nodeName(name))) return [name];
    const value = inputs[next];
    next += 1;
    // What a node only waits for comes last, and the trace leaves it out.
    return value === undefined ? [] : [value];
  });
}

/** Weights, and what the model computes of them alone. */
async function constantsOf(
  model: GraphModelLike,
  steps: readonly GraphStep[],
  computed: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Value>> {
  const names = steps
    .flatMap(({ node }) => node.inputNames)
    .filter((name) => !computed.has(nodeName(name)));
  const read = [...new Set(names)].map(async (name): Promise<readonly [string, Value][]> => {
    const weight = model.weights?.[nodeName(name)]?.[outputNumber(name)];
    const tensor = weight ?? onlyTensor(model.execute({}, [name]));
    const numbers = await tensor.data<'float32'>();
    if (weight === undefined) tensor.dispose();
    return Array.isArray(numbers) ? [] : [[name, constantValue(tensor.shape, numbers)]];
  });
  return new Map((await Promise.all(read)).flat());
}

/** A copy, for the model may hand out a weight of its own. */
function onlyTensor(output: Tensor | readonly Tensor[]): Tensor {
  const [tensor] = [output].flat();
  if (tensor === undefined) throw new RangeError('the model gave no output');
  return tensor;
}

function requireGraphModel(model: ExplainableModel): GraphModelLike {
  if ('execute' in model && 'executeAsync' in model) return model;
  throw new GradCamError('MODEL_UNSUPPORTED', 'this is not a graph model.');
}

function nodeName(value: string): string {
  return value.split(':')[0] ?? value;
}

function outputNumber(value: string): number {
  return Number(value.split(':')[1] ?? 0);
}
