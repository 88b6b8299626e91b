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

/**
 * Loads a model in ONNX Runtime.
 *
 * @param runtime ONNX Runtime.
 * @param file The model.
 * @param options ONNX Runtime's own, as the caller gave them.
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
      runtime.InferenceSession.create(bytes, { ...quiet, ...externalData, ...options }),
    );
    // Border to ONNX Runtime: what its own types say of a session is said here as a shape.
    return session as RuntimeSession;
  } catch (cause) {
    throw runtimeFailure(cause, 'load this network');
  }
}
