import { GradCamError } from '@gradcam/errors';
import type { HeadCall, HostCall } from './head-op.js';
import { opOf } from './op-of.js';
import { refusalReason } from './refusal-reason.js';
import { isHost, type HeadValue } from './values/head-value.js';

/**
 * Computes one node: in JavaScript where that is possible, else on the backend.
 *
 * @param call The node with its inputs.
 * @returns Its outputs, by their positions.
 * @throws `MODEL_UNSUPPORTED` where a head cannot compute it.
 */
export function runNode(call: HeadCall): readonly HeadValue[] {
  const { node, opset } = call;
  const op = opOf(node);
  const reason = refusalReason(node, opset);
  if (op === undefined || reason !== undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the node "${node.name}" ${reason ?? 'is not known'}, got ${node.op}, expected what a head can compute; take a feature layer behind it.`,
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
