import { Tensor } from '@tensorflow/tfjs-core';
import type { OnnxType } from '../graph/onnx-graph.js';
import { inTurn } from './in-turn.js';
import type { OnnxRuntime, RuntimeSession, RuntimeTensor } from './onnx-runtime.js';
import { runtimeFailure } from './runtime-failure.js';
import { toRuntime } from './tensors/to-runtime.js';

/** Tensors of either library, by the names of values. */
export type Feeds = ReadonlyMap<string, Tensor | RuntimeTensor>;

/** A run of a session. */
export interface SessionRun {
  readonly session: RuntimeSession;
  /** The values that are wanted. */
  readonly outputs: readonly string[];
  /** By their names; those that the session does not take are left out. The caller keeps them. */
  readonly feeds: Feeds;
  /** Finds the type of a value. */
  readonly typeOf: (name: string) => OnnxType;
}

/**
 * Runs a session of ONNX Runtime, after those that run.
 *
 * @param runtime ONNX Runtime.
 * @param run The session and its feeds.
 * @returns The values, by the names of the outputs.
 * @throws `MODEL_UNSUPPORTED`, `OUT_OF_MEMORY`, `INPUT_DTYPE`
 */
export async function runSession(
  runtime: OnnxRuntime,
  { session, outputs, feeds, typeOf }: SessionRun,
): Promise<Readonly<Record<string, unknown>>> {
  const { inputNames } = session;
  const fed: Record<string, RuntimeTensor> = {};
  for (const [name, value] of feeds) {
    if (!inputNames.includes(name)) continue;
    const isOwn = !(value instanceof Tensor);
    fed[name] = isOwn ? value : await toRuntime(runtime, value, typeOf(name));
  }
  try {
    return await inTurn(runtime, () => session.run(fed, outputs));
  } catch (cause) {
    throw runtimeFailure(cause, 'run this network');
  }
}
