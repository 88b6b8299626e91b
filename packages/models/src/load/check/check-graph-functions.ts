import { saidOf } from '@gradcam/errors';
import { isList, isObject, objectOf, type Json } from '../../keras/config/json.js';
import { brokenModel } from './broken-model.js';
import { checkGraphNodes, nodeOf, readGraphNodes, type FileNode } from './check-graph-nodes.js';

/**
 * Checks the functions of a graph, which are the branches and bodies of its loops: their nodes, as those of the graph; that the functions
 * that are called exist, and that none calls itself.
 *
 * @param library The `library` of the file.
 * @param nodes The nodes of the graph.
 * @returns The nodes of each function.
 * @throws `MODEL_BROKEN`
 */
export function checkGraphFunctions(
  library: Json | undefined,
  nodes: readonly FileNode[],
): readonly (readonly FileNode[])[] {
  const list = isObject(library) ? library['function'] : undefined;
  if (list != null && !isList(list))
    throw brokenModel(`the functions of the graph are not listed, got ${saidOf(list)}`);
  const functions = (list ?? []).map(readFunction);
  const names = new Set(functions.map(({ name }) => name));
  for (const node of [...nodes, ...functions.flatMap(({ body }) => body)]) {
    const missing = calledBy(node).find((name) => !names.has(name));
    if (missing !== undefined)
      throw brokenModel(
        `the node "${node.name}" calls the function "${missing}", which the graph does not have`,
      );
  }
  // Functions that call each other are like nodes that read each other.
  const calls = functions.map(({ name, body }) => ({
    name,
    op: 'function',
    inputs: body.flatMap(calledBy),
    attributes: {},
  }));
  checkGraphNodes(calls, [], 'the library of functions');
  return functions.map(({ body }) => body);
}

interface GraphFunction {
  readonly name: string;
  readonly body: readonly FileNode[];
}

function readFunction(json: Json): GraphFunction {
  const { signature, nodeDef, ret } = objectOf(json);
  const { name, inputArg, outputArg } = objectOf(signature);
  if (typeof name !== 'string' || name === '' || name === '__proto__')
    throw brokenModel(`a function of the graph has no name, got ${saidOf(name)}`);
  const owner = `the function "${name}"`;
  const body = readGraphNodes(nodeDef ?? [], owner);
  const given = argumentsOf(inputArg, owner);
  checkGraphNodes(body, given, owner);
  const known = new Set([...body.map((node) => node.name), ...given]);
  for (const output of argumentsOf(outputArg, owner)) {
    const value = objectOf(ret)[output];
    if (typeof value !== 'string' || !known.has(nodeOf(value)))
      throw brokenModel(`${owner} does not compute its output "${output}", got ${saidOf(value)}`);
  }
  return { name, body };
}

function argumentsOf(list: Json | undefined, owner: string): string[] {
  if (!isList(list)) throw brokenModel(`${owner} does not list its arguments, got ${saidOf(list)}`);
  return list.map((argument) => {
    const name = isObject(argument) ? argument['name'] : undefined;
    if (typeof name === 'string' && name !== '') return name;
    throw brokenModel(`an argument of ${owner} has no name, got ${saidOf(name)}`);
  });
}

/** The functions that a node calls: its branches, or the condition and body of its loop. */
function calledBy({ attributes }: FileNode): string[] {
  return Object.values(attributes).flatMap((attribute) => {
    const { name } = objectOf(objectOf(attribute)['func']);
    return typeof name === 'string' ? [name] : [];
  });
}
