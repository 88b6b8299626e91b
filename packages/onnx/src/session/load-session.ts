import { inTurn } from './in-turn.js';
import type { OnnxRuntime, RuntimeSession } from './onnx-runtime.js';
import { runtimeFailure } from './runtime-failure.js';

/** A model file with what ONNX Runtime needs besides. */
export interface LoadedFile {
  readonly bytes: Uint8Array;
  /** The files with weights that the model names, whole, by the names that it has for them. */
  readonly external: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/** Errors only: ONNX Runtime warns of every weight that a part of a network does not read. */
const quiet = { logSeverityLevel: 3 };

/** Threads sleep when a run is over. By default those of native ONNX Runtime spin for tens of milliseconds, in which another session, such as that of the way back, takes twice as long; a session alone gains a few percent by it. Each has options of its own, for the web's ONNX Runtime writes into them. */
const calm = () => ({ extra: { session: { intra_op: { allow_spinning: '0' } } } });

/**
 * Loads a model in ONNX Runtime.
 *
 * @param runtime ONNX Runtime.
 * @param file The model.
 * @param options ONNX Runtime's own, as the caller gave them, which replace those that are chosen here.
 * @returns The session; the caller releases it.
 * @throws `MODEL_UNSUPPORTED`, `BACKEND_UNAVAILABLE`, `OUT_OF_MEMORY`
 */
export async function loadSession(
  runtime: OnnxRuntime,
  { bytes, external }: LoadedFile,
  options: object,
): Promise<RuntimeSession> {
  const externalData = external.length === 0 ? {} : { externalData: external };
  try {
    const session = await inTurn(runtime, () =>
      runtime.InferenceSession.create(bytes, { ...quiet, ...calm(), ...externalData, ...options }),
    );
    // Border to ONNX Runtime: what its own types say of a session is said here as a shape.
    return session as RuntimeSession;
  } catch (cause) {
    throw runtimeFailure(cause, 'load this network');
  }
}
