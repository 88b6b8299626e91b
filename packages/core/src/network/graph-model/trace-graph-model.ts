import { GradCamError } from '@gradcam/errors';
import type { Step } from '../split-steps.js';
import { graphOf, type GraphModelLike, type GraphNodeLike } from './graph-model-like.js';

/** One node that computes something from the model's inputs. */
export interface GraphStep extends Step {
  readonly node: GraphNodeLike;
  /** True for a branch, a loop, or another op that tfjs runs asynchronously. */
  readonly isControlFlow: boolean;
  /** True if it, or something that it reads or waits for, is a branch or a loop: such a node runs asynchronously only. */
  readonly isDynamic: boolean;
}

/** A graph model as a list of steps: weights and what depends on weights alone are left out. */
export interface GraphTrace {
  readonly steps: readonly GraphStep[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Nodes that tfjs runs asynchronously: branches, loops, their lists, and ops whose result has no size beforehand. */
const asynchronous = new Set(['control', 'dynamic']);

/**
 * Lists what a graph model computes, by walking back from its outputs.
 *
 * @param model A loaded model; it is only read.
 * @returns Steps in topological order.
 * @throws `MODEL_UNSUPPORTED` for a model that is not loaded.
 */
export function traceGraphModel(model: GraphModelLike): GraphTrace {
  const graph = graphOf(model);
  if (graph === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      'the graph model has no graph; load it with tf.loadGraphModel first.',
    );
  }
  const inputs = model.inputs.map((input) => nodeName(input.name));
  const outputs = model.outputs.map((output) => output.name);
  const constants = new Set(graph.weights.map((node) => node.name));
  const dependents: Omit<GraphStep, 'outputs'>[] = [];
  const dynamic = new Set<string>();
  const dependsOnInput = new Map<string, boolean>(inputs.map((input) => [input, true]));

  const visit = (name: string): boolean => {
    const known = dependsOnInput.get(name);
    if (known !== undefined) return known;
    dependsOnInput.set(name, false);
    const node = graph.nodes[name];
    if (node === undefined || constants.has(name)) return false;
    const dependent = dataInputs(node).filter((input) => visit(nodeName(input)));
    const isControlFlow = asynchronous.has(node.category);
    const waitsFor = node.inputNames.map(nodeName);
    waitsFor.forEach(visit);
    const isDynamic = isControlFlow || waitsFor.some((input) => dynamic.has(input));
    if (isDynamic) dynamic.add(name);
    if (dependent.length === 0) return false;
    dependsOnInput.set(name, true);
    dependents.push({ name, node, inputs: dependent.map(valueName), isControlFlow, isDynamic });
    return true;
  };

  for (const input of inputs) {
    const node = graph.nodes[input];
    if (node !== undefined)
      dependents.push({ name: input, node, inputs: [], isControlFlow: false, isDynamic: false });
  }
  for (const output of outputs) visit(nodeName(output));

  // A node has as many outputs as anybody reads: `split`, `split:1`, …
  const read = new Map<string, Set<string>>();
  for (const value of [...dependents.flatMap((step) => step.inputs), ...outputs.map(valueName)]) {
    const values = read.get(nodeName(value)) ?? new Set([nodeName(value)]);
    read.set(nodeName(value), values.add(value));
  }
  const steps = dependents.map((step) => ({
    ...step,
    outputs: [...(read.get(step.name) ?? [step.name])],
  }));
  return { steps, inputs, outputs: outputs.map(valueName) };
}

/**
 * Lists the inputs that a node computes from. tfjs lists those that it only waits for as well, and does not tell them apart; the
 * converter leaves such waiting at the copies that end a function.
 */
function dataInputs({ op, inputNames }: GraphNodeLike): readonly string[] {
  return op === 'Identity' ? inputNames.slice(0, 1) : inputNames;
}

/** tfjs names the first output of a node without a number. */
function valueName(name: string): string {
  return name.endsWith(':0') ? name.slice(0, -2) : name;
}

function nodeName(value: string): string {
  return value.split(':')[0] ?? value;
}
