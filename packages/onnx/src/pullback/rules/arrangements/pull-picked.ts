import type { PullCall, ValueShape } from '../../pull-rule.js';
import { reduce } from '../../parts/sums/reduce.js';

/** The numbers that were picked along an axis. */
export interface Picked {
  /** From 0. */
  readonly axis: number;
  /** The places, from the front, in the order in which they were picked; one place may be picked many times. */
  readonly places: readonly number[];
  /** The size of the axis they were picked from. */
  readonly size: number;
  /** The shape of what was picked, with one axis for all places. */
  readonly shape: ValueShape;
}

/**
 * Adds the gradient in numbers of which some were picked: each gets the sum of the gradients of those that it became, or zero. It is picked as well,
 * from the gradient, for ops that add what is written to the same place are not in all versions of ONNX.
 *
 * @param call The node.
 * @param gradient The name of the gradient in what was picked, of the shape that is given.
 * @param picked What was picked.
 * @returns The name of the gradient.
 */
export function pullPicked(
  call: Pick<PullCall, 'builder' | 'opset'>,
  gradient: string,
  { axis, places, size, shape }: Picked,
): string {
  const { builder } = call;
  const uses = Array.from({ length: size }, (): number[] => []);
  places.forEach((place, at) => uses[place]?.push(at));
  const most = Math.max(1, ...uses.map(({ length }) => length));
  const picks = Array.from({ length: most }, (_, each) => uses.map((all) => all[each])).flat();
  const dims = most === 1 ? [size] : [most, size];
  const behind = shape.slice(axis + 1).map(() => 1);
  const isUsed = Uint8Array.from(picks, (at) => Number(at !== undefined));
  const indices = () =>
    builder.integers(
      picks.map((at = 0) => at),
      dims,
    );
  const given =
    places.length === 1 ? gradient : builder.add('Gather', [gradient, indices()], { axis });
  const mask = builder.constant([...dims, ...behind], isUsed);
  const kept = builder.add('Where', [mask, given, builder.float(0)]);
  return most === 1 ? kept : reduce(call, 'ReduceSum', kept, [axis], false);
}
