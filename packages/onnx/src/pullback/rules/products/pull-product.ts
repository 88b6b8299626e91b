import { summedTo } from '../../parts/sums/summed-to.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import { unsqueeze } from '../../parts/shapes/unsqueeze.js';
import type { Pulled, PullCall, ValueShape } from '../../pull-rule.js';

/** Tells which factors are transposed before they are multiplied. */
export interface Turns {
  readonly isFirstTurned: boolean;
  readonly isSecondTurned: boolean;
}

/** A matrix, or many of them along leading axes. */
interface Factor {
  readonly name: string;
  readonly shape: ValueShape;
}

/**
 * Adds the gradients of a product of matrices, or of vectors, whose leading axes are repeated to fit.
 *
 * @param call The node, whose first inputs are the factors.
 * @param turns The factors that are transposed.
 * @returns The gradients; undefined where the shapes are not known.
 */
export function pullProduct(call: PullCall, turns: Turns): Pulled | undefined {
  const factors = factorsOf(call);
  if (factors === undefined) return undefined;
  return [
    call.isWanted(0) ? inFirst(call, factors, turns) : undefined,
    call.isWanted(1) ? inSecond(call, factors, turns) : undefined,
  ];
}

type Factors = Readonly<Record<'gradient' | 'first' | 'second', Factor>>;

/** The factors and the gradient; a vector is a row in front, and a column behind. */
function factorsOf(call: PullCall): Factors | undefined {
  const { gradient, node, outputShape } = call;
  const [first, second] = [call.shapeOf(0), call.shapeOf(1)];
  if (first === undefined || second === undefined || outputShape === undefined) return undefined;
  const [a = '', b = ''] = node.inputs;
  const [isRow, isColumn] = [first.length === 1, second.length === 1];
  const rank = outputShape.length + Number(isRow) + Number(isColumn);
  const alone = [...(isRow ? [rank - 2] : []), ...(isColumn ? [rank - 1] : [])];
  return {
    gradient: withAxes(call, { name: gradient, shape: outputShape }, alone),
    first: withAxes(call, { name: a, shape: first }, isRow ? [0] : []),
    second: withAxes(call, { name: b, shape: second }, isColumn ? [1] : []),
  };
}

function inFirst(call: PullCall, { gradient, first, second }: Factors, turns: Turns): string {
  const back = turns.isSecondTurned ? second : turned(call, second);
  const made = turns.isFirstTurned
    ? product(call, turned(call, back), turned(call, gradient))
    : product(call, gradient, back);
  return broughtTo(call, { made, gradient, factor: first, position: 0 });
}

function inSecond(call: PullCall, { gradient, first, second }: Factors, turns: Turns): string {
  const back = turns.isFirstTurned ? first : turned(call, first);
  const made = turns.isSecondTurned
    ? product(call, turned(call, gradient), turned(call, back))
    : product(call, back, gradient);
  return broughtTo(call, { made, gradient, factor: second, position: 1 });
}

function product({ builder }: PullCall, left: Factor, right: Factor): string {
  return builder.add('MatMul', [left.name, right.name]);
}

/** Sums over the leading axes along which a factor was repeated, and takes away what a vector has not. */
function broughtTo(
  call: PullCall,
  {
    made,
    gradient,
    factor,
    position,
  }: Record<'gradient' | 'factor', Factor> & {
    readonly made: string;
    readonly position: number;
  },
): string {
  const from = [...gradient.shape.slice(0, -2), ...factor.shape.slice(-2)];
  const summed = summedTo(call, made, { from, to: factor.shape, position });
  const isVector = call.shapeOf(position)?.length === 1;
  return isVector ? shapedAs(call, summed, position) : summed;
}

function withAxes(call: PullCall, { name, shape }: Factor, axes: readonly number[]): Factor {
  const sizes = [...shape];
  for (const axis of axes) sizes.splice(axis, 0, 1);
  return { name: unsqueeze(call, name, axes), shape: sizes };
}

function turned({ builder }: PullCall, { name, shape }: Factor): Factor {
  const swapped = <T>(list: readonly T[]): T[] => [
    ...list.slice(0, -2),
    ...list.slice(-2).reverse(),
  ];
  const perm = swapped(shape.map((_, axis) => axis));
  return { name: builder.add('Transpose', [name], { perm }), shape: swapped(shape) };
}
