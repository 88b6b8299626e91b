import { io } from '@tensorflow/tfjs-core';
import { brokenModel } from './broken-model.js';
import type { FileNode } from './check-graph-nodes.js';
import type { WeightPlace } from './weights/check-weight-bytes.js';

/** A gigabyte in float32, which is the memory of WebAssembly for this and everything beside it. */
const mostNumbers = 2 ** 28;

/** The operations that make a tensor of a size that they read, and which of their inputs it is. */
const sizeInputs: Readonly<Record<string, number>> = {
  BroadcastTo: 1,
  Fill: 0,
  OneHot: 1,
  Pad: 1,
  PadV2: 1,
  ResizeBilinear: 1,
  ResizeNearestNeighbor: 1,
  TensorListReserve: 1,
  Tile: 1,
};

/** Operations that put a shape together from numbers. */
const gatherers: ReadonlySet<string> = new Set(['Pack', 'Concat', 'ConcatV2', 'Identity']);

/**
 * Checks that no constant of a graph is the size of a tensor that cannot be held: a damaged file may ask for gigabytes in four bytes.
 *
 * @param nodes The checked nodes of a graph, or of a function of it.
 * @param places The places of the weights.
 * @param data Their bytes.
 * @throws `MODEL_BROKEN` with the names of the node and the constant
 */
export function checkGraphSizes(
  nodes: readonly FileNode[],
  places: readonly WeightPlace[],
  data: io.WeightData | undefined,
): void {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const whole = new io.CompositeArrayBuffer(data);
  const wholeNumbers = new Map(
    places
      .filter(({ spec }) => spec.dtype === 'int32' && spec.quantization === undefined)
      .map(({ spec, begin, end }) => [spec.name, { begin, end }] as const),
  );
  // Each is looked at once: nodes that read one node twice, and so on, would be without end.
  const seen = new Set<string>();
  const constantsOf = (name: string): string[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    const node = byName.get(name);
    return node !== undefined && gatherers.has(node.op)
      ? node.inputs.flatMap(constantsOf)
      : [name].filter((each) => wholeNumbers.has(each));
  };
  for (const { name, op, inputs } of nodes) {
    const size = inputs[sizeInputs[op] ?? -1];
    for (const constant of size === undefined ? [] : constantsOf(size)) {
      const { begin = 0, end = 0 } = wholeNumbers.get(constant) ?? {};
      const large = new Int32Array(whole.slice(begin, end)).find((value) => value > mostNumbers);
      if (large === undefined) continue;
      throw brokenModel(
        `the node "${name}" makes what cannot be held, got the size ${large} from the constant "${constant}", expected at most ${mostNumbers}`,
      );
    }
  }
}
