import { openOnnx } from './network/open-onnx.js';
import type { OnnxNetwork, OnnxNetworkOptions } from './network/onnx-network.js';
import { nodePlace } from './session/place/node-place.js';
import type { OnnxSource } from './session/place/read-source.js';

export * from './index.js';

/**
 * Opens an ONNX file as a network that `gradCAM` and every other function explain: ONNX Runtime runs it up to the feature layer, and what comes after runs as
 * differentiable ops of TensorFlow.js.
 *
 * @param source A path, the address of a file, or its bytes. Of a model with weights in files of their own these are read beside it, or given:
 *   `{ model, externalData: { 'model.onnx.data': bytes } }`. Bytes must stay as they are while the network is in use.
 * @param options ONNX Runtime and its session's options, the shapes of inputs that the file leaves open.
 * @returns The network; the caller calls its `dispose`.
 * @throws A `GradCamError` with the code
 *   - `FILE_NOT_FOUND`, `DOWNLOAD_FAILED` for a file that cannot be read,
 *   - `MODEL_BROKEN`, `MODEL_UNSUPPORTED` for one that is no network of ONNX, or one that ONNX Runtime does not load,
 *   - `BACKEND_UNAVAILABLE` where ONNX Runtime is not installed, `OUT_OF_MEMORY`,
 *   - `INPUT_SHAPE`, `INPUT_COUNT`, `INPUT_DTYPE` for inputs that the network cannot be fed,
 *   - `BAD_OPTION`.
 *
 *   The reason of a signal is thrown as it is.
 *
 * @example
 * ```ts
 * const network = await onnxNetwork('resnet50.onnx');
 * const { scoreMap } = await gradCAM(network, x);
 * await network.dispose();
 * ```
 */
export function onnxNetwork(
  source: OnnxSource,
  options: OnnxNetworkOptions = {},
): Promise<OnnxNetwork> {
  return openOnnx(source, options, nodePlace);
}
