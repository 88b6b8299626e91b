import type { Cut } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { InputValue } from '../export/tfjs-graph.js';
import { channelsFirst } from '../export/write-steps.js';
import { readOnnx } from '../file/read-onnx.js';
import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { networkOfFile } from '../network/network-of-file.js';
import type { OnnxNetwork } from '../network/onnx-network.js';
import type { OnnxRuntime } from '../session/onnx-runtime.js';
import { writeOnnx } from '../write/write-onnx.js';

/** The means to run parts of a model in ONNX Runtime. */
export interface HeadParts {
  readonly runtime: OnnxRuntime;
  /** ONNX Runtime's own session options. */
  readonly session: Readonly<Record<string, unknown>>;
  /** The number of parts that are kept, each for one cut and one size: further ones are left to TensorFlow.js. */
  readonly most: number;
  /** Writes the part of the model between some values and others. */
  readonly write: (from: readonly InputValue[], outputs: readonly string[]) => Promise<OnnxGraph>;
}

/** The end of a part, and where it is cut. */
interface HeadEnd {
  /** The activations, where they are computed in the part; the first value that it is given when left out. */
  readonly feature?: string | undefined;
  /** The value that the part gives. */
  readonly target: string;
}

/** A head, or all of a model, as a network. */
interface Head {
  readonly network: OnnxNetwork;
  /** Its cut at the activations. */
  readonly cut: Cut;
  /** True if the channels of the activations come first there, although the model has them last. */
  readonly isTurned: boolean;
  /** True if ONNX Runtime could not run it: it is not found again. */
  hasFailed: boolean;
}

/** The heads of a network that ONNX Runtime holds. */
export interface Heads {
  /**
   * Opens a head as a network of its own, whose inputs are the values at the cut, or finds it.
   *
   * @param from The values at the cut, the activations first; of all of a model its inputs.
   * @param end The value that the head gives, and the activations of all of a model.
   * @returns The head; undefined where it is left to TensorFlow.js.
   */
  readonly find: (from: readonly InputValue[], end: HeadEnd) => Promise<Head | undefined>;
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
    find: async (from, end) => {
      const key = JSON.stringify([from, end]);
      const isRoom = !isDisposed && heads.size < parts.most;
      const head = heads.get(key) ?? (isRoom ? openHead(parts, from, end) : undefined);
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
  { feature, target }: HeadEnd,
): Promise<Head | undefined> {
  try {
    const graph = await write(from, feature === undefined ? [target] : [feature, target]);
    const bytes = writeOnnx(graph);
    const file = readOnnx(bytes);
    const nothing = () => new Uint8Array();
    const inFile = { bytes, file, external: nothing, externalFiles: [], runtime };
    const inputShapes = from.map(({ shape }) => shape.map((size) => size ?? 1));
    const network = await networkOfFile(inFile, { session, inputShapes });
    const found =
      feature === undefined
        ? { layer: from[0]?.name ?? '', isTurned: false }
        : layerInFile(graph, feature);
    const cut = network.cut({
      featureLayer: found.layer,
      reductionLayer: makerOf(graph, target)?.name ?? '',
      score: 'output',
    });
    return { network, cut, isTurned: found.isTurned, hasFailed: false };
  } catch (error) {
    requireFailure(error);
    return undefined;
  }
}

/** Finds the layer of a file that computes the activations: what gives them with the channels last may only reorder what all other layers read. */
function layerInFile(
  graph: OnnxGraph,
  feature: string,
): { readonly layer: string; readonly isTurned: boolean } {
  const maker = makerOf(graph, feature);
  const isTurned = maker?.op === 'Transpose' && maker.inputs[0] === channelsFirst(feature);
  const layer = isTurned ? makerOf(graph, channelsFirst(feature)) : maker;
  return { layer: layer?.name ?? '', isTurned };
}

function makerOf({ nodes }: OnnxGraph, value: string): OnnxNode | undefined {
  return nodes.find(({ outputs }) => outputs.includes(value));
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
