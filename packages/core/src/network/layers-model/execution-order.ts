import type { LayersModelLike, SymbolicTensorLike } from './layers-model-like.js';

/** The facts known within one model, by the number of its symbolic tensors. */
export interface Scope {
  readonly prefix: string;
  /** The value that a tensor represents. */
  readonly values: Map<number, string>;
  /** The step whose mask comes with a tensor. */
  readonly masks: Map<number, string>;
  /** The types of the model's own inputs, where it is nested. */
  readonly types: Map<number, SymbolicTensorLike['dtype']>;
  readonly makers: Map<number, Maker>;
  /** Axes of time between the batch and what the layers see. */
  time: readonly (number | null)[];
}

/** The maker of a tensor: a step, by its name, or a nested model. */
interface Maker {
  readonly sources: readonly SymbolicTensorLike[];
  readonly masks: MaskNames;
  readonly name?: string;
  readonly inner?: {
    readonly scope: Scope;
    readonly model: LayersModelLike;
    readonly time: boolean;
  };
}

/** The steps whose masks come with each input of a layer. */
type MaskNames = readonly (string | undefined)[];

/** The time at which a step runs, and the steps that ran before it in the same call of `execute`. */
export interface Turn {
  /** Counted over the whole model. */
  readonly position: number;
  /** The mask names of all that runs there, steps and nested models. */
  readonly order: readonly MaskNames[];
  /** The index of the step in `order`. */
  readonly at: number;
}

/**
 * Finds the order in which `model.predict` runs the layers.
 *
 * It matters for masks: tfjs-layers passes the mask of one layer to those that it runs later, until another layer has a mask. So
 * a layer without a mask may get that of a layer that it does not read.
 *
 * @param outputs The model's outputs.
 * @param scope The traced model.
 * @returns The turn of each step, by its name.
 */
export function executionOrder(
  outputs: readonly SymbolicTensorLike[],
  scope: Scope,
): ReadonlyMap<string, Turn> {
  const turns = new Map<string, Turn>();
  const seen = new Set<Maker>();

  const visit = (tensor: SymbolicTensorLike, within: Scope, before: MaskNames[]): void => {
    const maker = within.makers.get(tensor.id);
    if (maker === undefined || seen.has(maker)) return;
    seen.add(maker);
    // tfjs takes the last input first.
    for (const source of [...maker.sources].reverse()) visit(source, within, before);
    const { name, inner, masks } = maker;
    before.push(masks);
    if (name !== undefined)
      turns.set(name, { position: turns.size, order: before, at: before.length - 1 });
    if (inner === undefined) return;
    // What a model at each time step leaves behind is of one time step: it is not handed on.
    const innerOrder = inner.time ? [] : before;
    for (const output of inner.model.outputs) visit(output, inner.scope, innerOrder);
  };

  const order: MaskNames[] = [];
  for (const output of outputs) visit(output, scope, order);
  return turns;
}
