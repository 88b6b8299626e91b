import { sameData } from '@gradcam/core/network';
import { dispose, Tensor } from '@tensorflow/tfjs-core';
import type { OnnxGraph, OnnxType } from '../graph/onnx-graph.js';
import type { OnnxRuntime, RuntimeSession, RuntimeTensor } from './onnx-runtime.js';
import { runSession, type Feeds, type SessionRun } from './run-session.js';
import { runtimeFailure } from './runtime-failure.js';
import { keepSessions } from './sessions.js';
import { runtimeTensor } from './tensors/runtime-tensor.js';
import { freeOnDevice, fromRuntime, isRuntimeTensor } from './tensors/from-runtime.js';

/** A part of a network: what leads from some values to others. */
export interface NetworkPart {
  /** The values that are fed; those that the network is fed when left out. */
  readonly inputs?: readonly string[] | undefined;
  readonly outputs: readonly string[];
  /** Further values, which stay tensors of ONNX Runtime, for another part to be fed. */
  readonly kept?: readonly string[] | undefined;
  /** A graph that computes them, where the network itself does not. */
  readonly graph?: OnnxGraph | undefined;
  /** A graph behind the network, which computes some of the outputs and takes some of the feeds. */
  readonly added?: OnnxGraph | undefined;
}

/** The values that a part gave. */
interface PartRun {
  /** Those of its outputs, in their order; the caller disposes them. */
  readonly made: Tensor[];
  /** Those that were to be kept, by their names; undefined where none were to be, and where they lie on a device, on which nothing frees them. */
  readonly kept: ReadonlyMap<string, RuntimeTensor> | undefined;
}

/** Numbers that a part gave. */
interface Numbers {
  readonly numbers: Float32Array;
  readonly shape: readonly number[];
}

/** Runs parts of one network in ONNX Runtime. */
export interface Engine {
  /**
   * Loads a part, uses it, and keeps it for later.
   *
   * @param part The part.
   * @param feeds The tensors that are fed, by their names; the caller keeps them.
   * @returns The values.
   * @throws `MODEL_UNSUPPORTED`, `BACKEND_UNAVAILABLE`, `OUT_OF_MEMORY`, `DISPOSED`
   */
  readonly runPart: (part: NetworkPart, feeds: Feeds) => Promise<PartRun>;
  /**
   * Runs a part of which nothing is kept.
   *
   * @param part The part.
   * @param feeds The tensors that are fed, by their names; the caller keeps them.
   * @returns The values of its outputs, in their order; the caller disposes them.
   * @throws The errors of `runPart`
   */
  readonly run: (part: NetworkPart, feeds: Feeds) => Promise<Tensor[]>;
  /**
   * Runs a part whose values need not be tensors of TensorFlow.js.
   *
   * @param part The part, of which nothing is kept or fed; the same object for the same part, by which it is found.
   * @param feeds The tensors that are fed, by their names; the caller keeps them.
   * @returns The numbers of its outputs, in their order; undefined of one that is not `float32`.
   * @throws The errors of `runPart`
   */
  readonly runNumbers: (part: NetworkPart, feeds: Feeds) => Promise<(Numbers | undefined)[]>;
  /**
   * Makes a tensor of ONNX Runtime.
   *
   * @param numbers The numbers, which are not copied.
   * @param shape Its axes.
   * @returns The tensor, which needs no disposal.
   */
  readonly constant: (numbers: Float32Array, shape: readonly number[]) => RuntimeTensor;
  /** Frees the parts that nobody uses, which are loaded again when somebody does. */
  readonly rest: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** The things that an engine works with. */
export interface EngineParts {
  readonly runtime: OnnxRuntime;
  /** Loads a part in ONNX Runtime. */
  readonly load: (part: NetworkPart) => Promise<RuntimeSession>;
  /** Finds the type of a value. */
  readonly typeOf: (name: string) => OnnxType;
}

/**
 * Makes what runs the parts of a network.
 *
 * @param parts ONNX Runtime and the network.
 * @returns The engine; nothing is loaded before it is used.
 */
export function makeEngine(parts: EngineParts): Engine {
  const sessions = keepSessions();
  const runPart: Engine['runPart'] = async (part, feeds) => {
    // What is fed need not be computed.
    const outputs = unfed(part.outputs, feeds);
    const kept = unfed(part.kept ?? [], feeds).filter((name) => !outputs.includes(name));
    const all = [...outputs, ...kept];
    const made = new Map<string, Tensor>();
    try {
      const results =
        all.length === 0
          ? {}
          : await sessions.use(
              JSON.stringify([part.inputs, all]),
              () => parts.load({ ...part, outputs: all }),
              (session) =>
                runInto(made, outputs, parts, {
                  session,
                  outputs: all,
                  feeds,
                  typeOf: parts.typeOf,
                }),
            );
      return {
        made: part.outputs.map((name) => sameData(valueOf(name, made, feeds))),
        kept: part.kept && onHost(results, part.kept),
      };
    } finally {
      dispose([...made.values()]);
    }
  };
  const keys = new WeakMap<NetworkPart, string>();
  const keyOf = (part: NetworkPart): string => {
    const key = keys.get(part) ?? JSON.stringify([part.inputs, part.outputs]);
    keys.set(part, key);
    return key;
  };
  return {
    runPart,
    runNumbers: (part, feeds) =>
      sessions.use(
        keyOf(part),
        () => parts.load(part),
        async (session) => {
          const { outputs } = part;
          const { runtime, typeOf } = parts;
          const results = await runSession(runtime, { session, outputs, feeds, typeOf });
          return await Promise.all(outputs.map((name) => numbersOf(results[name])));
        },
      ),
    run: async (part, feeds) => (await runPart(part, feeds)).made,
    constant: (numbers, shape) => runtimeTensor(parts.runtime, 'float32', numbers, shape),
    rest: () => sessions.rest(),
    dispose: () => sessions.dispose(),
  };
}

function unfed(names: readonly string[], feeds: Feeds): string[] {
  return [...new Set(names.filter((name) => !feeds.has(name)))];
}

function valueOf(name: string, made: ReadonlyMap<string, Tensor>, feeds: Feeds): Tensor {
  const value = made.get(name) ?? feeds.get(name);
  if (!(value instanceof Tensor)) throw new RangeError(`ONNX Runtime gave no "${name}"`);
  return value;
}

/** Adds the outputs of a run one by one, so that the caller can free those that were made before one fails. */
async function runInto(
  made: Map<string, Tensor>,
  outputs: readonly string[],
  { runtime }: EngineParts,
  run: SessionRun,
): Promise<Readonly<Record<string, unknown>>> {
  const results = await runSession(runtime, run);
  try {
    for (const name of outputs) made.set(name, await fromRuntime(name, results[name]));
  } catch (cause) {
    throw runtimeFailure(cause, 'give what this network computes');
  } finally {
    Object.values(results).forEach(freeOnDevice);
  }
  return results;
}

function onHost(
  results: Readonly<Record<string, unknown>>,
  names: readonly string[],
): ReadonlyMap<string, RuntimeTensor> | undefined {
  const kept = new Map<string, RuntimeTensor>();
  for (const name of names) {
    const value = results[name];
    if (!isRuntimeTensor(value) || value.location !== 'cpu') return undefined;
    kept.set(name, value);
  }
  return kept;
}

async function numbersOf(made: unknown): Promise<Numbers | undefined> {
  if (!isRuntimeTensor(made)) return undefined;
  try {
    const numbers = await made.getData();
    return numbers instanceof Float32Array ? { numbers, shape: made.dims } : undefined;
  } finally {
    freeOnDevice(made);
  }
}
