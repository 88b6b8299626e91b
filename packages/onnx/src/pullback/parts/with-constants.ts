import type { HeadCall } from '../../head/head-op.js';
import type { PullCall } from '../pull-rule.js';

/**
 * Gives a node as heads read it, with all inputs but the first in JavaScript.
 *
 * @param call The node.
 * @param isOpenAllowed True if numbers may come of open sizes, which are not numbers.
 * @returns The node with its inputs; undefined where one of them is not the same at each run.
 */
export function withConstants(
  { node, opset, constantOf }: PullCall,
  isOpenAllowed = false,
): HeadCall | undefined {
  const isRead = (name: string, position: number) => position > 0 && name !== '';
  const inputs = node.inputs.map((name, position) =>
    isRead(name, position) ? constantOf(position, isOpenAllowed) : undefined,
  );
  const areKnown = node.inputs.every(
    (name, position) => !isRead(name, position) || inputs[position] !== undefined,
  );
  return areKnown ? { node, opset, inputs } : undefined;
}
