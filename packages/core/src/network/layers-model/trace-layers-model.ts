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
  /** Runs in place of the layer's own where the step is done in another way. */
  readonly apply?: LayerLike['apply'] | undefined;
  readonly outputShape: readonly (number | null)[];
  /** For each input, the step whose mask comes with it; masks do not pass the border of a nested model. */
  readonly masks: readonly (string | undefined)[];
  /** For each input, the type that a nested model casts it to; nothing within a model. */
  readonly types: readonly (SymbolicTensorLike['dtype'] | undefined)[];
  /** The number of time axes, after the batch axis, that the layer treats as samples. */
  readonly timeAxes: number;
}

/** A layers model as a list of steps; nested models are inlined and shared layers appear once a use. */
export interface LayersTrace {
  readonly steps: readonly LayerStep[];
  /** The turn of each step in `model.predict`, by the step's name. */
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
  const tracing: Tracing = { steps: [], uses: new Map() };
  const scope = innerScope(undefined, '');
  const inputs = model.inputs.map((input) => valueOf(tracing, input, scope));
  const outputs = model.outputs.map((output) => valueOf(tracing, output, scope));
  return { steps: tracing.steps, turns: executionOrder(model.outputs, scope), inputs, outputs };
}

/** The state while a model is traced. */
interface Tracing {
  readonly steps: LayerStep[];
  /** The number of times a name was used. */
  readonly uses: Map<string, number>;
}

/** The symbolic tensors of one use of a layer. */
interface Use {
  readonly sources: readonly SymbolicTensorLike[];
  readonly outputs: readonly SymbolicTensorLike[];
}

/** Returns the value that a symbolic tensor represents, after all steps that it needs. */
function valueOf(tracing: Tracing, tensor: SymbolicTensorLike, scope: Scope): string {
  const known = scope.values.get(tensor.id);
  if (known !== undefined) return known;
  const layer = tensor.sourceLayer;
  const use = useOf(tensor);
  use.sources.forEach((source) => valueOf(tracing, source, scope));
  const nested = nestedModel(layer);
  const values =
    nested === undefined ? record(tracing, layer, use, scope) : inline(tracing, nested, use, scope);
  use.outputs.forEach((output, index) => scope.values.set(output.id, values[index] ?? layer.name));
  return scope.values.get(tensor.id) ?? layer.name;
}

function useOf({ sourceLayer: layer, nodeIndex }: SymbolicTensorLike): Use {
  const node = layer.inboundNodes[nodeIndex];
  if (node === undefined)
    throw new RangeError(`layer "${layer.name}" has no use number ${nodeIndex}`);
  const { inputTensors, outputTensors: outputs } = node;
  // An input layer's tensor is its own input.
  return { sources: inputTensors.filter((input) => !outputs.includes(input)), outputs };
}

/** Returns the values of a model used as a layer: its steps in place of one. */
function inline(
  tracing: Tracing,
  { model: nested, time }: NestedModel,
  { sources, outputs }: Use,
  outer: Scope,
): string[] {
  const scope = innerScope(outer, `${outer.prefix}${outputs[0]?.sourceLayer.name ?? ''}/`);
  if (time) scope.time = [...outer.time, sources[0]?.shape[1] ?? null];
  nested.inputs.forEach((input, index) => {
    scope.values.set(input.id, valueOf(tracing, sources[index] ?? input, outer));
    scope.types.set(input.id, input.dtype);
  });
  const maker = { sources, masks: masksOf(sources, outer), inner: { scope, model: nested, time } };
  outputs.forEach((output) => outer.makers.set(output.id, maker));
  return nested.outputs.map((output) => valueOf(tracing, output, scope));
}

/** The values of a layer: one step more. */
function record(
  tracing: Tracing,
  layer: LayerLike,
  { sources, outputs }: Use,
  scope: Scope,
): readonly string[] {
  const name = uniqueName(tracing, scope.prefix + layer.name);
  const [batch = null, ...rest] = outputs[0]?.shape ?? [];
  const step: LayerStep = {
    name,
    layer,
    inputs: sources.map((source) => valueOf(tracing, source, scope)),
    outputs: outputs.map((_, index) => (index === 0 ? name : `${name}:${index}`)),
    outputShape: [batch, ...scope.time, ...rest],
    masks: masksOf(sources, scope),
    types: sources.map(({ id }) => scope.types.get(id)),
    timeAxes: scope.time.length,
  };
  tracing.steps.push(step);
  const maker = { sources, masks: step.masks, name };
  for (const { id } of outputs) {
    scope.masks.set(id, name);
    scope.makers.set(id, maker);
  }
  return step.outputs;
}

function uniqueName({ uses }: Tracing, name: string): string {
  const count = (uses.get(name) ?? 0) + 1;
  uses.set(name, count);
  return count === 1 ? name : `${name}#${count}`;
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
    makers: new Map(),
    time: outer?.time ?? [],
  };
}

function masksOf(
  sources: readonly SymbolicTensorLike[],
  scope: Scope,
): readonly (string | undefined)[] {
  return sources.map(({ id }) => scope.masks.get(id));
}
