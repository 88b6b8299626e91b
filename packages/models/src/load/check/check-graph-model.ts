import type { io } from '@tensorflow/tfjs-core';
import { saidOf } from '@gradcam/errors';
import { isObject, type Json } from '../../keras/config/json.js';
import { brokenModel } from './broken-model.js';
import { checkGraphFunctions } from './check-graph-functions.js';
import { checkPlaceholder } from './check-placeholder.js';
import { checkGraphNodes, nodeOf, readGraphNodes, type FileNode } from './check-graph-nodes.js';

/**
 * Checks a graph before tfjs sees it: that every node reads what is there, that nothing reads itself but by way of a loop's own nodes,
 * and that the model's outputs and constants exist.
 *
 * @param artifacts The content of the file, the weights checked.
 * @returns The nodes of the graph, and those of each of its functions.
 * @throws `MODEL_BROKEN` with the names of the nodes
 */
export function checkGraphModel(artifacts: io.ModelArtifacts): {
  readonly nodes: readonly FileNode[];
  readonly functions: readonly (readonly FileNode[])[];
} {
  // Border to the file: a topology is whatever JSON it holds, and so is what says its inputs and outputs.
  const topology = artifacts.modelTopology as unknown as Json | undefined;
  if (!isObject(topology)) throw brokenModel(`the graph is not there, got ${saidOf(topology)}`);
  if (!isObject(topology['versions']))
    throw brokenModel(`the graph has no versions, got ${saidOf(topology['versions'])}`);
  const nodes = readGraphNodes(topology['node'], 'the graph');
  checkGraphNodes(nodes, [], 'the graph');
  nodes.filter(({ op }) => op === 'Placeholder').forEach(checkPlaceholder);
  const weights = new Set(artifacts.weightSpecs?.map(({ name }) => name));
  const lacking = nodes.find(({ name, op }) => op === 'Const' && !weights.has(name));
  if (lacking !== undefined)
    throw brokenModel(`the constant "${lacking.name}" of the graph has no weight of its name`);
  const functions = checkGraphFunctions(topology['library'], nodes);
  const metadata = artifacts.userDefinedMetadata as unknown as Json | undefined;
  const said = isObject(metadata) ? metadata['signature'] : undefined;
  const signature = said ?? artifacts.signature;
  if (signature != null) checkSignature(signature, new Set(nodes.map(({ name }) => name)));
  return { nodes, functions };
}

function checkSignature(signature: Json, nodes: ReadonlySet<string>): void {
  const { inputs, outputs } = isObject(signature) ? signature : {};
  const known = namesOf(inputs, 'inputs').filter((name) => nodes.has(nodeOf(name)));
  // The converter removes inputs that nothing reads.
  if (isObject(inputs) && Object.keys(inputs).length > 0 && known.length === 0)
    throw brokenModel(`the graph has none of the inputs that its signature names`);
  const missing = namesOf(outputs, 'outputs').find((name) => !nodes.has(nodeOf(name)));
  if (missing !== undefined)
    throw brokenModel(`the signature names the output "${missing}", which the graph does not have`);
}

function namesOf(entries: Json | undefined, key: string): string[] {
  if (entries == null) return [];
  if (!isObject(entries))
    throw brokenModel(`the ${key} of the signature are not named, got ${saidOf(entries)}`);
  return Object.entries(entries).map(([entry, value]) => {
    const name = isObject(value) ? value['name'] : undefined;
    if (typeof name === 'string' && name !== '') return name;
    throw brokenModel(`"${entry}" of the signature's ${key} names no node, got ${saidOf(name)}`);
  });
}
