import type { PullCall, PullRule } from '../pull-rule.js';
import { sumTo } from './sums/sum-to.js';

/** The gradient in each wanted input, before it is brought to the input's shape; undefined where that kind of node has no rule. */
export type Slope = (call: PullCall, position: number) => string | undefined;

/**
 * Makes the rule of an op of numbers at the same place, where an operand may be repeated along axes that others have.
 *
 * @param op The op.
 * @param slope Adds the gradient in an input.
 * @param domain The op's domain, where it is not ONNX's own.
 * @returns The rule.
 */
export function broadcastRule(op: string, slope: Slope, domain = ''): PullRule {
  return {
    op,
    domain,
    pull: (call) => {
      const wanted = call.node.inputs.map((_, position) => call.isWanted(position));
      const pulled = wanted.map((isWanted, position) => {
        const made = isWanted ? slope(call, position) : undefined;
        return made === undefined ? undefined : sumTo(call, made, position);
      });
      const isWhole = pulled.every((each, position) => each !== undefined || !wanted[position]);
      return isWhole ? pulled : undefined;
    },
  };
}
