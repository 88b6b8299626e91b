import type { Step } from '../split-steps.js';
import { executionOrder, type Scope, type Turn } from './execution-order.js';
import {
  isLayersModel,
  type LayerLike,
  type LayersModelLike,
  type SymbolicTensorLike,
} from './layers-model-like.js';

/** One use of a layer, with the values that it reads and makes. */
export interface LayerStep extends Step {
  readonly layer: LayerLike;
  readonly outputShape: readonly (number | null)[];
  /** For each input, the step whose mask comes with it; masks do not pass the border of a nested model. */
  readonly masks: readonly (string | undefined)[];
  /** For each input, the type that a nested model casts it to; nothing within a model. */
  readonly types: readonly (SymbolicTensorLike['dtype'] | undefined)[];
  /** How many axes of time stand behind the batch axis that the layer takes for samples. */
  readonly timeAxes: number;
}

/** A layers model as a list of steps; nested models are inlined and shared layers appear once a use. */
export interface LayersTrace {
  readonly steps: readonly LayerStep[];
  /** When `model.predict` would run each step, by the step's name. */
  readonly turns: ReadonlyMap<string, Turn>;
  /** The values to feed, in the order of the model's inputs. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
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
    sources.forEach((source) => valueOf(source, scope));
    const nested = nestedModel(layer);
    const outputs =
      nested === undefined
        ? record(layer, sources, use.outputTensors, scope)
        : inline(nested, sources, use.outputTensors, scope);
    use.outputTensors.forEach((output, index) =>
      scope.values.set(output.id, outputs[index] ?? layer.name),
    );
    return scope.values.get(tensor.id) ?? layer.name;
  };

  const inline = (
    { model: nested, time }: NestedModel,
    sources: readonly SymbolicTensorLike[],
    outputTensors: readonly SymbolicTensorLike[],
    outer: Scope,
  ): string[] => {
    const [first] = outputTensors;
    const scope = innerScope(outer, `${outer.prefix}${first?.sourceLayer.name ?? ''}/`);
    if (time) scope.time = [...outer.time, sources[0]?.shape[1] ?? null];
    nested.inputs.forEach((input, index) => {
      scope.values.set(input.id, valueOf(sources[index] ?? input, outer));
      scope.types.set(input.id, input.dtype);
    });
    const made = { sources, masks: masksOf(sources, outer), inner: { scope, model: nested, time } };
    outputTensors.forEach((output) => outer.made.set(output.id, made));
    return nested.outputs.map((output) => valueOf(output, scope));
  };

  const record = (
    layer: LayerLike,
    sources: readonly SymbolicTensorLike[],
    outputTensors: readonly SymbolicTensorLike[],
    scope: Scope,
  ): string[] => {
    const name = uniqueName(scope.prefix + layer.name);
    const [batch = null, ...rest] = outputTensors[0]?.shape ?? [];
    const step: LayerStep = {
      name,
      layer,
      inputs: sources.map((source) => valueOf(source, scope)),
      outputs: outputTensors.map((_, index) => (index === 0 ? name : `${name}:${index}`)),
      outputShape: [batch, ...scope.time, ...rest],
      masks: masksOf(sources, scope),
      types: sources.map(({ id }) => scope.types.get(id)),
      timeAxes: scope.time.length,
    };
    steps.push(step);
    const made = { sources, masks: step.masks, name };
    for (const { id } of outputTensors) {
      scope.masks.set(id, name);
      scope.made.set(id, made);
    }
    return [...step.outputs];
  };

  const scope = innerScope(undefined, '');
  const inputs = model.inputs.map((input) => valueOf(input, scope));
  const outputs = model.outputs.map((output) => valueOf(output, scope));
  return { steps, turns: executionOrder(model.outputs, scope), inputs, outputs };
}

/** A model used as a layer, once or at each time step. */
interface NestedModel {
  readonly model: LayersModelLike;
  readonly time: boolean;
}

function nestedModel(layer: LayerLike): NestedModel | undefined {
  if (isLayersModel(layer)) return { model: layer, time: false };
  if (layer.getClassName() !== 'TimeDistributed') return undefined;
  // Border to tfjs-layers: `layer` is what its wrappers call the layer inside.
  const { layer: inner } = layer as LayerLike & { layer?: LayerLike };
  return inner !== undefined && isLayersModel(inner) ? { model: inner, time: true } : undefined;
}

/** Each use of a nested model has its own scope, as its inner tensors recur at each use. */
function innerScope(outer: Scope | undefined, prefix: string): Scope {
  return {
    prefix,
    values: new Map(),
    masks: new Map(),
    types: new Map(),
    made: new Map(),
    time: outer?.time ?? [],
  };
}

function masksOf(
  sources: readonly SymbolicTensorLike[],
  scope: Scope,
): readonly (string | undefined)[] {
  return sources.map(({ id }) => scope.masks.get(id));
}
