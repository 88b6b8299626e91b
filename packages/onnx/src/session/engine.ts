import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { OnnxGraph, OnnxType } from '../graph/onnx-graph.js';
import { freeOnDevice, fromRuntime } from './tensors/from-runtime.js';
import type { OnnxRuntime, RuntimeSession } from './onnx-runtime.js';
import { runSession, type SessionRun } from './run-session.js';
import { runtimeFailure } from './runtime-failure.js';
import { keepSessions } from './sessions.js';

/** A part of a network: what leads from some values to others. */
export interface NetworkPart {
  /** The values that are fed; those that the network is fed when left out. */
  readonly inputs?: readonly string[] | undefined;
  readonly outputs: readonly string[];
  /** A graph that computes them, where the network itself does not. */
  readonly graph?: OnnxGraph | undefined;
}

/** Runs parts of one network in ONNX Runtime. */
export interface Engine {
  /**
   * Loads a part, uses it, and keeps it for later.
   *
   * @param part The part.
   * @param feeds The tensors that are fed, by their names; the caller keeps them.
   * @returns The values of its outputs, in their order; the caller disposes them.
   * @throws `MODEL_UNSUPPORTED`, `BACKEND_UNAVAILABLE`, `OUT_OF_MEMORY`, `DISPOSED`
   */
  readonly run: (part: NetworkPart, feeds: ReadonlyMap<string, Tensor>) => Promise<Tensor[]>;
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
  return {
    run: async (part, feeds) => {
      // What is fed need not be computed.
      const outputs = [...new Set(part.outputs.filter((name) => !feeds.has(name)))];
      const made = new Map<string, Tensor>();
      try {
        if (outputs.length > 0) {
          await sessions.use(
            JSON.stringify([part.inputs, outputs]),
            () => parts.load({ ...part, outputs }),
            (session) => runInto(made, parts, { session, outputs, feeds, typeOf: parts.typeOf }),
          );
        }
        return part.outputs.map((name) => {
          const value = made.get(name) ?? feeds.get(name);
          if (value === undefined) throw new RangeError(`ONNX Runtime gave no "${name}"`);
          return value.clone();
        });
      } finally {
        dispose([...made.values()]);
      }
    },
    dispose: () => sessions.dispose(),
  };
}

/** Adds the outputs of a run one by one, so that the caller can free those that were made before one fails. */
async function runInto(
  made: Map<string, Tensor>,
  { runtime }: EngineParts,
  run: SessionRun,
): Promise<void> {
  const results = await runSession(runtime, run);
  try {
    for (const name of run.outputs) made.set(name, await fromRuntime(name, results[name]));
  } catch (cause) {
    throw runtimeFailure(cause, 'give what this network computes');
  } finally {
    Object.values(results).forEach(freeOnDevice);
  }
}
