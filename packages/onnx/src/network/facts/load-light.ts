import type { OnnxFile } from '../../file/onnx-file.js';
import { readOnnx } from '../../file/read-onnx.js';
import { subModel } from '../../file/sub-model.js';
import type { OnnxTensor } from '../../graph/onnx-graph.js';
import { loadSession, type LoadedFile } from '../../session/load-session.js';
import { unoptimised } from '../../session/network-engines.js';
import type { OnnxRuntime, RuntimeSession } from '../../session/onnx-runtime.js';

/** Fewer numbers may be those on which sizes depend, such as the factors of a resizing. */
const large = 1024;

/**
 * Loads a network without its large weights: they become inputs, of which only the sizes are known. It does not run; ONNX Runtime says of its values what follows from those sizes.
 *
 * @param runtime ONNX Runtime.
 * @param file The network.
 * @param outputs The values that are wanted.
 * @param filesOf Gives the files with weights that a model still names.
 * @returns The session; the caller releases it.
 * @throws The errors of `loadSession`, also where an op takes its weights as constants alone
 */
export async function loadLight(
  runtime: OnnxRuntime,
  file: OnnxFile,
  outputs: readonly string[],
  filesOf: (paths: readonly string[]) => LoadedFile['external'],
): Promise<RuntimeSession> {
  const weights = [...file.graph.constants].filter(([, tensor]) => isLarge(tensor));
  const inputs = weights.map(([name, { type, dims }]) => ({ name, type, dims }));
  const bytes = subModel(file, { outputs, inputs });
  const external = filesOf(readOnnx(bytes).externalFiles);
  return await loadSession(runtime, { bytes, external }, unoptimised);
}

function isLarge({ type, dims }: OnnxTensor): boolean {
  const count = dims.reduce((product, size) => product * size, 1);
  return (type === 'float32' || type === 'float16') && count >= large;
}
