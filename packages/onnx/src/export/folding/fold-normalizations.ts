import type { OnnxGraph, OnnxNode, OnnxTensor } from '../../graph/onnx-graph.js';

/**
 * Makes batch normalisations part of the convolutions that they follow, where nothing else reads these.
 *
 * @param graph The graph.
 * @returns The graph with fewer nodes; a folded convolution has the name of its normalisation, whose result it gives.
 */
export function foldNormalizations(graph: OnnxGraph): OnnxGraph {
  const makers = new Map(
    graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)),
  );
  const readers = new Map<string, number>();
  for (const name of [
    ...graph.nodes.flatMap(({ inputs }) => inputs),
    ...graph.outputs.map(({ name: output }) => output),
  ])
    readers.set(name, (readers.get(name) ?? 0) + 1);

  const constants = new Map(graph.constants);
  const folded = new Map<OnnxNode, OnnxNode>();
  const gone = new Set<OnnxNode>();
  for (const node of graph.nodes) {
    const [input = ''] = node.inputs;
    const convolution = makers.get(input);
    if (node.op !== 'BatchNormalization' || convolution?.op !== 'Conv') continue;
    if (readers.get(input) !== 1) continue;
    folded.set(node, foldedConvolution(convolution, node, constants));
    gone.add(convolution);
  }
  const nodes = graph.nodes
    .filter((node) => !gone.has(node))
    .map((node) => folded.get(node) ?? node);
  const read = new Set(nodes.flatMap(({ inputs }) => inputs));
  return {
    ...graph,
    nodes,
    constants: new Map([...constants].filter(([name]) => read.has(name))),
  };
}

/** Scales the filters and moves the bias; in float64, rounded once. */
function foldedConvolution(
  { inputs, attributes }: OnnxNode,
  normalization: OnnxNode,
  constants: Map<string, OnnxTensor>,
): OnnxNode {
  const [x = '', filterName = '', biasName = ''] = inputs;
  const { factors, offsets } = channelScales(normalization, constants);
  const bias = floatsOf(constants.get(biasName));
  const moved = offsets.map(
    (offset, channel) => offset + (bias[channel] ?? 0) * (factors[channel] ?? 1),
  );
  const filter = constants.get(filterName);
  // The names of the normalisation's own weights are free: no other node reads them.
  const [, scaleName = '', offsetName = ''] = normalization.inputs;
  constants.set(scaleName, tensorOf(filter?.dims ?? [], scaled(floatsOf(filter), factors)));
  constants.set(offsetName, tensorOf([moved.length], Float32Array.from(moved)));
  return { ...normalization, op: 'Conv', inputs: [x, scaleName, offsetName], attributes };
}

/** A normalisation as `x factor + offset` for each channel. */
function channelScales(
  { inputs, attributes }: OnnxNode,
  constants: ReadonlyMap<string, OnnxTensor>,
): { readonly factors: readonly number[]; readonly offsets: readonly number[] } {
  const [scale = [], offset, mean, variance] = inputs
    .slice(1)
    .map((name) => floatsOf(constants.get(name)));
  const epsilon = attributes.get('epsilon');
  const least = epsilon?.kind === 'float' ? epsilon.value : 1e-5;
  const factors = Array.from(
    scale,
    (factor, channel) => factor / Math.sqrt((variance?.[channel] ?? 1) + least),
  );
  const offsets = factors.map(
    (factor, channel) => (offset?.[channel] ?? 0) - (mean?.[channel] ?? 0) * factor,
  );
  return { factors, offsets };
}

/** Multiplies each filter, one after the other in a convolution's weights. */
function scaled(weights: Float32Array, factors: readonly number[]): Float32Array {
  const result = new Float32Array(weights.length);
  const length = weights.length / factors.length;
  factors.forEach((factor, filter) => {
    const end = (filter + 1) * length;
    for (let at = filter * length; at < end; at += 1) result[at] = (weights[at] ?? 0) * factor;
  });
  return result;
}

function floatsOf(tensor: OnnxTensor | undefined): Float32Array {
  const bytes = tensor?.bytes() ?? new Uint8Array();
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function tensorOf(dims: readonly number[], numbers: Float32Array): OnnxTensor {
  const { buffer, byteOffset, byteLength } = numbers;
  return { type: 'float32', dims, bytes: () => new Uint8Array(buffer, byteOffset, byteLength) };
}
