import type { OnnxNode } from '../graph/onnx-graph.js';
import type { PullRule } from './pull-rule.js';
import { pullRules } from './rules/pull-rules.js';

const byName = new Map(pullRules.map((rule) => [keyOf(rule), rule]));

/**
 * Finds the rule of a node.
 *
 * @param node The node.
 * @returns The rule, or nothing where there is none.
 */
export function ruleOf(node: OnnxNode): PullRule | undefined {
  return byName.get(keyOf(node));
}

/** Names an op; ONNX's own domain has two names. */
function keyOf({ op, domain = '' }: Pick<PullRule, 'op' | 'domain'>): string {
  return `${domain === 'ai.onnx' ? '' : domain}:${op}`;
}
