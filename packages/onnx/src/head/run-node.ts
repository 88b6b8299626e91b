import { GradCamError } from '@gradcam/errors';
import type { HeadCall, HostCall } from './head-op.js';
import { opOf } from './op-of.js';
import { isHost, type HeadValue } from './values/head-value.js';

/**
 * Computes one node: in JavaScript where that is possible, else on the backend.
 *
 * @param call The node with its inputs.
 * @returns Its outputs, by their positions.
 * @throws `MODEL_UNSUPPORTED` where the op is not known.
 */
export function runNode(call: HeadCall): readonly HeadValue[] {
  const op = opOf(call.node);
  if (op === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the op of the node "${call.node.name}" has no gradient here, got ${call.node.op}, expected one that the head can compute; take a feature layer behind it.`,
    );
  }
  const result = op.host && isHostCall(call) ? op.host(call) : op.run(call);
  return isList(result) ? result : [result];
}

function isHostCall(call: HeadCall): call is HostCall {
  return call.inputs.every((input) => input === undefined || isHost(input));
}

function isList(result: HeadValue | readonly HeadValue[]): result is readonly HeadValue[] {
  return Array.isArray(result);
}
