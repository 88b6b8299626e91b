import { saidOf } from '@gradcam/errors';
import { isList, isObject, type Json, type JsonObject } from '../../keras/config/json.js';
import { brokenModel } from './broken-model.js';
import { circleOf } from './circle-of.js';

/** A node of a graph, or of a function of it. */
export interface FileNode {
  readonly name: string;
  readonly op: string;
  /** The nodes that it reads or waits for. */
  readonly inputs: readonly string[];
  readonly attributes: JsonObject;
}

/**
 * Reads the nodes of a graph or of a function.
 *
 * @param list The list of the file.
 * @param owner Whose they are, for messages.
 * @returns In order.
 * @throws `MODEL_BROKEN` for what is not a node
 */
export function readGraphNodes(list: Json | undefined, owner: string): FileNode[] {
  if (!isList(list)) throw brokenModel(`${owner} has no list of nodes, got ${saidOf(list)}`);
  return list.map((node) => {
    const { name, op, input, attr } = isObject(node) ? node : {};
    if (typeof name !== 'string' || name === '' || name === '__proto__' || typeof op !== 'string')
      throw brokenModel(`a node of ${owner} has no name or no operation, got ${saidOf(node)}`);
    if (attr != null && !isObject(attr))
      throw brokenModel(`the attributes of the node "${name}" are not named, got ${saidOf(attr)}`);
    return { name, op, inputs: inputsOf(name, input), attributes: attr ?? {} };
  });
}

function inputsOf(name: string, input: Json | undefined): string[] {
  if (input == null) return [];
  const list: readonly Json[] = isList(input) ? input : [input];
  return list.map((value) => {
    if (isList(input) && typeof value === 'string' && value !== '') return nodeOf(value);
    throw brokenModel(`the node "${name}" reads no node, got ${saidOf(value)}`);
  });
}

/**
 * Finds the node of a value.
 *
 * @param value `node`, `node:1`, `node:output:1`, or `^node` for one that is only waited for.
 * @returns The node's name.
 */
export function nodeOf(value: string): string {
  return value.replace(/^\^/, '').split(':', 1)[0] ?? value;
}

/**
 * Checks that the nodes of a graph have names of their own, read what is there, and can be computed one after the other.
 *
 * @param nodes The nodes.
 * @param given The names that are there beside the nodes: a function's arguments.
 * @param owner Whose they are, for messages.
 * @throws `MODEL_BROKEN`
 */
export function checkGraphNodes(
  nodes: readonly FileNode[],
  given: readonly string[],
  owner: string,
): void {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  if (byName.size < nodes.length) {
    const twice = nodes.find((node) => byName.get(node.name) !== node);
    throw brokenModel(`two nodes of ${owner} have the same name, got "${twice?.name ?? ''}" twice`);
  }
  const known = new Set([...byName.keys(), ...given]);
  for (const { name, inputs } of nodes) {
    const missing = inputs.find((input) => !known.has(input));
    if (missing !== undefined)
      throw brokenModel(
        `the node "${name}" reads the node "${missing}", which ${owner} does not have`,
      );
  }
  const circle = circleOf(nodes, byName);
  if (circle.length === 0) return;
  const names = circle.slice(0, 6).map((name) => `"${name}"`);
  throw brokenModel(
    names.length === 1
      ? `the node ${names[0] ?? ''} reads its own output`
      : `nodes of ${owner} read each other in a circle, got ${names.join(', ')}${circle.length > 6 ? ', …' : ''}`,
  );
}
