import type { Cut, CutActivations } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
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
interface Head {
  readonly cut: Cut;
  /** The values at the cut, by their names in the model, in the order of the head's inputs. */
  readonly from: readonly string[];
}

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
  const run = async (
    tensors: readonly Tensor[],
    use: (cut: Cut, values: CutActivations) => Promise<Tensor | undefined> | undefined,
  ): Promise<Tensor | undefined> => {
    // A mask that passes by the cut has no name.
    if (target === undefined || tensors.length !== values.length || !parts.isUsed())
      return undefined;
    const key = JSON.stringify(tensors.map(({ shape }) => shape.slice(1)));
    if (!heads.has(key) && heads.size < most) {
      const from = tensors.map((tensor, at) => valueLike(tensor, values[at] ?? ''));
      heads.set(key, openHead(parts, from, target));
    }
    const head = await heads.get(key);
    if (head === undefined) return undefined;
    try {
      return await withValues(head, tensors, (passed) => use(head.cut, passed));
    } catch (error) {
      requireFailure(error);
      heads.set(key, Promise.resolve(undefined));
      return undefined;
    }
  };
  return {
    forward: (activations, bypass) =>
      run([activations, ...bypass], (cut, passed) =>
        cut.forward?.(passed.activations, passed.bypass),
      ),
    pull: (activations, bypass, seed) =>
      run([activations, ...bypass], (cut, passed) =>
        cut.pull?.(passed.activations, passed.bypass, seed),
      ),
  };
}

/** Uses the values at the cut of the file: what passes by the activations may have to be transposed first, which is then the trunk of the file. */
async function withValues(
  { cut, from }: Head,
  tensors: readonly Tensor[],
  use: (values: CutActivations) => Promise<Tensor | undefined> | undefined,
): Promise<Tensor | undefined> {
  const named = new Map(tensors.map((tensor, at) => [from[at] ?? '', tensor]));
  const [activations, ...bypass] = (cut.values ?? []).map((name) => named.get(name));
  if (activations !== undefined && bypass.every((value) => value !== undefined))
    return await use({ activations, bypass });
  const made = await cut.trunk(tensors);
  try {
    return await use(made);
  } finally {
    dispose([made.activations, ...made.bypass]);
  }
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
    return { cut, from: from.map(({ name }) => name) };
  } catch (error) {
    requireFailure(error);
    return undefined;
  }
}

/** Takes an op that cannot be written, that ONNX Runtime does not have or fails to run, which leaves the head to TensorFlow.js; anything else is thrown. */
function requireFailure(error: unknown): void {
  if (!(error instanceof GradCamError) || error.code === 'DISPOSED') throw error;
}
