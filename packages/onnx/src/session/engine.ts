import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { OnnxType } from '../graph/onnx-graph.js';
import { fromRuntime } from './tensors/from-runtime.js';
import type { OnnxRuntime, RuntimeSession } from './onnx-runtime.js';
import { runSession } from './run-session.js';
import { keepSessions } from './sessions.js';

/** A part of a network: what leads from some values to others. */
export interface NetworkPart {
  /** The values that are fed; those that the network is fed when left out. */
  readonly inputs?: readonly string[] | undefined;
  readonly outputs: readonly string[];
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
export function makeEngine({ runtime, load, typeOf }: EngineParts): Engine {
  const sessions = keepSessions();
  return {
    run: async (part, feeds) => {
      // What is fed need not be computed.
      const outputs = part.outputs.filter((name) => !feeds.has(name));
      const wanted = [...new Set(outputs)];
      const made = new Map<string, Tensor>();
      try {
        if (wanted.length > 0) {
          const key = JSON.stringify([part.inputs, wanted]);
          await sessions.use(
            key,
            () => load({ ...part, outputs: wanted }),
            async (session) => {
              const run = { session, outputs: wanted, feeds, typeOf };
              const results = await runSession(runtime, run);
              for (const name of wanted) made.set(name, await fromRuntime(name, results[name]));
            },
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
