import type { Step } from '../step.js';
import {
  isLayersModel,
  type LayerLike,
  type LayersModelLike,
  type SymbolicTensorLike,
} from './layers-model-like.js';

/** One use of a layer, with the values that it reads and makes. */
export interface LayerStep extends Step {
  readonly layer: LayerLike;
  /** What `layer.call` gets besides the inputs. */
  readonly callArguments: Readonly<Record<string, unknown>>;
  readonly outputShape: readonly (number | null)[];
}

/** A layers model as a list of steps; nested models are inlined and shared layers appear once a use. */
export interface LayersTrace {
  readonly steps: readonly LayerStep[];
  /** The values to feed, in the order of the model's inputs. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The values known so far within one model; a nested model has its own, as its inner tensors recur at each use. */
interface Scope {
  readonly prefix: string;
  readonly values: Map<number, string>;
}

/**
 * Lists what a layers model computes, by walking back from its outputs.
 *
 * tfjs refuses inner tensors as inputs of a new model, and applying a layer again would change the user's
 * model; walking the symbolic tensors leaves it as it is.
 *
 * @param model The model; it is only read.
 * @returns Steps in topological order.
 */
export function traceLayersModel(model: LayersModelLike): LayersTrace {
  const steps: LayerStep[] = [];
  const uses = new Map<string, number>();

  const uniqueName = (name: string): string => {
    const count = (uses.get(name) ?? 0) + 1;
    uses.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };

  const valueOf = (tensor: SymbolicTensorLike, scope: Scope): string => {
    const known = scope.values.get(tensor.id);
    if (known !== undefined) return known;

    const layer = tensor.sourceLayer;
    const use = layer.inboundNodes[tensor.nodeIndex];
    if (use === undefined)
      throw new RangeError(`layer "${layer.name}" has no use number ${tensor.nodeIndex}`);
    // An input layer's tensor is its own input.
    const sources = use.inputTensors.filter((input) => !use.outputTensors.includes(input));
    const inputs = sources.map((input) => valueOf(input, scope));
    const name = scope.prefix + layer.name;
    const outputs = isLayersModel(layer)
      ? inline(layer, inputs, `${name}/`)
      : record(layer, use.callArgs ?? {}, uniqueName(name), inputs, use.outputTensors);
    use.outputTensors.forEach((output, index) =>
      scope.values.set(output.id, outputs[index] ?? name),
    );
    return scope.values.get(tensor.id) ?? name;
  };

  const inline = (nested: LayersModelLike, inputs: readonly string[], prefix: string): string[] => {
    const entries = nested.inputs.map((input, index) => [input.id, inputs[index] ?? ''] as const);
    const scope: Scope = { prefix, values: new Map(entries) };
    return nested.outputs.map((output) => valueOf(output, scope));
  };

  const record = (
    layer: LayerLike,
    callArguments: Readonly<Record<string, unknown>>,
    name: string,
    inputs: readonly string[],
    outputTensors: readonly SymbolicTensorLike[],
  ): string[] => {
    const outputs = outputTensors.map((_, index) => (index === 0 ? name : `${name}:${index}`));
    steps.push({
      name,
      layer,
      callArguments,
      inputs,
      outputs,
      outputShape: outputTensors[0]?.shape ?? [],
    });
    return outputs;
  };

  const scope: Scope = { prefix: '', values: new Map() };
  const inputs = model.inputs.map((input) => valueOf(input, scope));
  const outputs = model.outputs.map((output) => valueOf(output, scope));
  return { steps, inputs, outputs };
}
