import type { ExplainableModel } from '@gradcam/core/network';
import { openOnnx } from './network/open-onnx.js';
import type { OnnxNetwork, OnnxNetworkOptions } from './network/onnx-network.js';
import { nodePlace } from './session/place/node-place.js';
import type { OnnxSource } from './session/place/read-source.js';
import { openTrunk } from './trunk/open-trunk.js';
import type { OnnxTrunkNetwork, OnnxTrunkOptions } from './trunk/trunk-network.js';

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

/**
 * Wraps a tfjs model as a network whose trunk, up to the feature layer, runs in ONNX Runtime, whose native code is several times faster than tfjs in Node; the head
 * stays the model's own.
 *
 * The first input at each feature layer runs by both, and ONNX Runtime is used from then on if its numbers are within 1e-4 of the maximum of those of tfjs.
 *
 * @param model A tf.LayersModel or tf.GraphModel; it stays the caller's, and must be kept while the network is in use.
 * @param options The engine, and what it needs.
 * @returns The network; the caller calls its `dispose`. `lastEngine()` says which engine ran, and why it was not ONNX Runtime.
 * @throws A `GradCamError` with the code
 *   - `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED` for a model that cannot be cut,
 *   - `BAD_OPTION`,
 *   - with the trunk `'onnx'` `BACKEND_UNAVAILABLE` where ONNX Runtime is not installed; and of a map `MODEL_UNSUPPORTED` with the layer that cannot be written as
 *     ONNX, `PREDICTION_DIFFERS`, `OUT_OF_MEMORY`.
 *
 * @example
 * ```ts
 * const network = await onnxTrunk(model);
 * const { scoreMap } = await gradCAM(network, x);
 * network.lastEngine(); // { engine: 'onnx' }
 * ```
 */
export function onnxTrunk(
  model: ExplainableModel,
  options: OnnxTrunkOptions = {},
): Promise<OnnxTrunkNetwork> {
  return openTrunk(model, options, nodePlace);
}
