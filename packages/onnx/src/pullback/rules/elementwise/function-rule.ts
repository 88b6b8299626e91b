import type { GraphBuilder } from '../../../export/build/graph-builder.js';
import type { PullRule } from '../../pull-rule.js';

/** Adds the nodes of a slope to the names of the input and the output. */
export type FunctionSlope = (builder: GraphBuilder, input: string, output: string) => string;

/**
 * Makes the rule of a function of one number: the gradient times the slope, or over what is one over it.
 *
 * @param op The op.
 * @param slope Adds the slope, or one over it.
 * @param join `Div` for one over it.
 * @returns The rule.
 */
export function functionRule(
  op: string,
  slope: FunctionSlope,
  join: 'Mul' | 'Div' = 'Mul',
): PullRule {
  return {
    op,
    pull: ({ builder, gradient, node }) => {
      const [[input = ''], [output = '']] = [node.inputs, node.outputs];
      return [builder.add(join, [gradient, slope(builder, input, output)])];
    },
  };
}
