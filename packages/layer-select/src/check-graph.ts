import { checkKind, isList, isObject } from '@gradcam/errors';

/** Graphs are checked once: networks have thousands of layers, and a choice asks many times. */
const checked = new WeakSet();

/**
 * Refuses what is not a graph of layers, part by part.
 *
 * @param graph As the caller gave it.
 * @throws `BAD_OPTION`
 */
export function checkGraph(graph: unknown): void {
  const parts = isObject(graph) ? graph : {};
  if (checked.has(parts)) return;
  const { layers, inputs, outputs } = parts;
  const expected = '{ layers, inputs, outputs, dataFormat }';
  const isGraph = Array.isArray(layers) && isNames(outputs) && isNames(inputs);
  checkKind(isGraph, graph, 'this is not a graph of layers', expected);
  for (const layer of Array.isArray(layers) ? layers : []) checkLayer(layer);
  checked.add(parts);
}

function checkLayer(layer: unknown): void {
  const { name, type, inputs, outputShape } = isObject(layer) ? layer : {};
  const isNamed = typeof name === 'string' && typeof type === 'string';
  const isShape = outputShape === undefined || isSizes(outputShape);
  checkKind(
    isNamed && isNames(inputs) && isShape,
    layer,
    'a layer of the graph is not one',
    '{ name, type, inputs, outputShape }',
  );
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isSizes(value: unknown): boolean {
  return (
    isList(value) && Array.from(value).every((size) => size === null || typeof size === 'number')
  );
}
