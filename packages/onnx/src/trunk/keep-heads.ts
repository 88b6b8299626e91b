import type { Cut } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { InputValue } from '../export/tfjs-graph.js';
import { readOnnx } from '../file/read-onnx.js';
import type { OnnxGraph } from '../graph/onnx-graph.js';
import { networkOfFile } from '../network/network-of-file.js';
import type { OnnxNetwork } from '../network/onnx-network.js';
import type { OnnxRuntime } from '../session/onnx-runtime.js';
import { writeOnnx } from '../write/write-onnx.js';

/** The number of heads that are kept, each for one cut and one size: further ones are left to TensorFlow.js. */
const most = 12;

/** The means to run heads in ONNX Runtime. */
export interface HeadParts {
  readonly runtime: OnnxRuntime;
  /** ONNX Runtime's own session options. */
  readonly session: Readonly<Record<string, unknown>>;
  /** Writes the part of the model between some values and another. */
  readonly write: (from: readonly InputValue[], target: string) => Promise<OnnxGraph>;
}

/** A head as a network. */
interface Head {
  readonly network: OnnxNetwork;
  /** Its cut at the activations. */
  readonly cut: Cut;
  /** True if ONNX Runtime could not run it: it is not found again. */
  hasFailed: boolean;
}

/** The heads of a network that ONNX Runtime holds. */
export interface Heads {
  /**
   * Opens a head as a network of its own, whose inputs are the values at the cut, or finds it.
   *
   * @param from The values at the cut, the activations first.
   * @param target The value that the head gives.
   * @returns The head; undefined where it is left to TensorFlow.js.
   */
  readonly find: (from: readonly InputValue[], target: string) => Promise<Head | undefined>;
  readonly dispose: () => Promise<void>;
}

/**
 * Keeps the heads of one network, each opened once.
 *
 * @param parts The model and ONNX Runtime.
 * @returns The heads, none so far.
 */
export function keepHeads(parts: HeadParts): Heads {
  const heads = new Map<string, Promise<Head | undefined>>();
  let isDisposed = false;
  return {
    find: async (from, target) => {
      const key = JSON.stringify([from, target]);
      const isRoom = !isDisposed && heads.size < most;
      const head = heads.get(key) ?? (isRoom ? openHead(parts, from, target) : undefined);
      if (head !== undefined) heads.set(key, head);
      const found = await head;
      return found?.hasFailed === true ? undefined : found;
    },
    dispose: async () => {
      isDisposed = true;
      // One that is being opened is freed once it is open.
      const opened = await Promise.allSettled([...heads.values()]);
      const open = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      await Promise.all(open.map(async (head) => await head?.network.dispose()));
    },
  };
}

async function openHead(
  { runtime, session, write }: HeadParts,
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
    const [feature = from[0]] = from;
    const cut = network.cut({
      featureLayer: feature?.name ?? '',
      reductionLayer: graph.nodes.find(({ outputs }) => outputs.includes(target))?.name ?? '',
      score: 'output',
    });
    return { network, cut, hasFailed: false };
  } catch (error) {
    requireFailure(error);
    return undefined;
  }
}

/**
 * Takes an op that cannot be written, that ONNX Runtime does not have or fails to run, which leaves the head to TensorFlow.js.
 *
 * @param error What was thrown.
 * @throws The error, where it is anything else
 */
export function requireFailure(error: unknown): void {
  if (!(error instanceof GradCamError) || error.code === 'DISPOSED') throw error;
}
