import { checkKind, isObject } from '@gradcam/errors';

/**
 * Refuses what is no graph, as a program without types may give it.
 *
 * @param graph What was given.
 * @throws `BAD_OPTION`
 */
export function checkGraph(graph: unknown): void {
  const { opsets, nodes, constants, inputs, outputs, values } = isObject(graph) ? graph : {};
  const isGraph =
    [opsets, constants, values].every((part) => part instanceof Map) &&
    [nodes, inputs, outputs].every((part) => Array.isArray(part));
  checkKind(isGraph, graph, 'this is not a graph', 'one that readOnnx or tfjsGraph made');
}
