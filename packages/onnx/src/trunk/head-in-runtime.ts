import type { Cut } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { InputValue } from '../export/tfjs-graph.js';
import { readOnnx } from '../file/read-onnx.js';
import type { OnnxGraph } from '../graph/onnx-graph.js';
import { networkOfFile } from '../network/network-of-file.js';
import type { OnnxNetwork } from '../network/onnx-network.js';
import type { OnnxRuntime } from '../session/onnx-runtime.js';
import { writeOnnx } from '../write/write-onnx.js';

/** The number of heads that are kept, each for values of other sizes: further ones are left to TensorFlow.js. */
const most = 8;

/** The means to run heads in ONNX Runtime. */
export interface HeadParts {
  readonly runtime: OnnxRuntime;
  /** ONNX Runtime's own session options. */
  readonly session: Readonly<Record<string, unknown>>;
  /** Writes the part of the model between some values and another. */
  readonly write: (from: readonly InputValue[], target: string) => Promise<OnnxGraph>;
  /** Tells whether the trunk ran in ONNX Runtime: where that computes something else, TensorFlow.js has the head, too. */
  readonly isUsed: () => boolean;
  /** The heads so far, to be disposed with the network. */
  readonly opened: Set<OnnxNetwork>;
}

/** A head as a network of its own, whose inputs are the values at the cut. */
type Head = (values: ReadonlyMap<string, Tensor>) => {
  readonly cut: Cut;
  readonly activations: Tensor;
  readonly bypass: readonly Tensor[];
};

/**
 * Lets ONNX Runtime compute the head of a tfjs model, and its gradient: what lies behind the cut is written as a network of its own.
 *
 * @param parts The model and ONNX Runtime.
 * @param cut The model's own cut.
 * @returns The two functions; undefined values from them leave a head to TensorFlow.js.
 */
export function headInRuntime(
  parts: HeadParts,
  { values = [], target }: Cut,
): Pick<Cut, 'forward' | 'pull'> {
  const heads = new Map<string, Promise<Head | undefined>>();
  const headFor = async (tensors: readonly Tensor[]): Promise<ReturnType<Head> | undefined> => {
    // A mask that passes by the cut has no name.
    if (target === undefined || tensors.length !== values.length || !parts.isUsed())
      return undefined;
    const key = JSON.stringify(tensors.map(({ shape }) => shape.slice(1)));
    if (!heads.has(key) && heads.size < most) {
      const from = tensors.map((tensor, at) => valueLike(tensor, values[at] ?? ''));
      heads.set(key, openHead(parts, from, target));
    }
    const named = new Map(tensors.map((tensor, at) => [values[at] ?? '', tensor]));
    return (await heads.get(key))?.(named);
  };
  return {
    forward: async (activations, bypass) => {
      const head = await headFor([activations, ...bypass]);
      return await head?.cut.forward?.(head.activations, head.bypass);
    },
    pull: async (activations, bypass, seed) => {
      const head = await headFor([activations, ...bypass]);
      return await head?.cut.pull?.(head.activations, head.bypass, seed);
    },
  };
}

function valueLike({ shape, dtype }: Tensor, name: string): InputValue {
  const type = dtype === 'int32' || dtype === 'bool' ? dtype : 'float32';
  return { name, type, shape: [null, ...shape.slice(1)] };
}

async function openHead(
  { runtime, session, write, opened }: HeadParts,
  from: readonly InputValue[],
  target: string,
): Promise<Head | undefined> {
  try {
    const graph = await write(from, target);
    const bytes = writeOnnx(graph);
    const file = readOnnx(bytes);
    const nothing = () => new Uint8Array();
    const inFile = { bytes, file, external: nothing, externalFiles: [], runtime };
    const inputShapes = from.map(({ shape }) => shape.map((size) => size ?? 1));
    const network = await networkOfFile(inFile, { session, inputShapes });
    opened.add(network);
    const [feature = from[0]] = from;
    const cut = network.cut({
      featureLayer: feature?.name ?? '',
      reductionLayer: graph.nodes.find(({ outputs }) => outputs.includes(target))?.name ?? '',
      score: 'output',
    });
    return headOf(cut);
  } catch (error) {
    // An op that cannot be written, or that ONNX Runtime does not have.
    if (error instanceof GradCamError && error.code !== 'DISPOSED') return undefined;
    throw error;
  }
}

function headOf(cut: Cut): Head {
  return (values) => {
    const [activations, ...bypass] = (cut.values ?? []).flatMap((name) => values.get(name) ?? []);
    if (activations === undefined) throw new RangeError('the head has no activations');
    return { cut, activations, bypass };
  };
}
