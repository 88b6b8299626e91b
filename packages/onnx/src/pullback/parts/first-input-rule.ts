import type { PullCall, PullRule } from '../pull-rule.js';

/**
 * Makes the rule of an op that has a gradient only in its first input: its others, such as weights, are no activations of the head.
 *
 * @param op The op.
 * @param pull Adds the nodes and gives the name of the gradient; undefined where this kind of node has no rule.
 * @returns The rule, which takes no node whose other inputs depend on the activations.
 */
export function firstInputRule(op: string, pull: (call: PullCall) => string | undefined): PullRule {
  return {
    op,
    pull: (call) => {
      if (call.node.inputs.some((_, position) => position > 0 && call.isWanted(position)))
        return undefined;
      const gradient = pull(call);
      return gradient === undefined ? undefined : [gradient];
    },
  };
}
