import { GradCamError } from '@gradcam/errors';

/** Messages of ONNX Runtime that say what kind of failure it is. */
const memory =
  /bad_alloc|out of memory|memory access out of bounds|failed to allocate|cannot enlarge memory|array buffer allocation/i;
const backend =
  /no available backend|backend not found|provider.*(not|un)(available|supported)|failed to (load|initialize) .*(wasm|shared library)/i;
/** Of a longer message the beginning says what it is. */
const longest = 300;

/**
 * Says what a failure of ONNX Runtime means for the user.
 *
 * @param cause What it threw: an error, or the number of one from WebAssembly.
 * @param doing What failed, as `load this network`.
 * @returns `OUT_OF_MEMORY`, `BACKEND_UNAVAILABLE` or `MODEL_UNSUPPORTED`, not thrown; what is typed already is handed back.
 */
export function runtimeFailure(cause: unknown, doing: string): GradCamError {
  if (cause instanceof GradCamError) return cause;
  const message = (cause instanceof Error ? cause.message : String(cause)).trim();
  const got = message.length > longest ? `${message.slice(0, longest)} …` : message;
  const failed = `ONNX Runtime cannot ${doing}, got "${got}"`;
  if (memory.test(message)) {
    const remedy = 'give a smaller input, fewer at once, or dispose networks that are done with';
    return new GradCamError('OUT_OF_MEMORY', `${failed}; ${remedy}.`, { cause });
  }
  if (backend.test(message)) {
    const remedy =
      'see that its files are where ort.env.wasm.wasmPaths says, and the option session.executionProviders';
    return new GradCamError('BACKEND_UNAVAILABLE', `${failed}; ${remedy}.`, { cause });
  }
  const remedy =
    'see that ONNX Runtime runs the file by itself, with a newer version or another execution provider';
  return new GradCamError('MODEL_UNSUPPORTED', `${failed}; ${remedy}.`, { cause });
}
