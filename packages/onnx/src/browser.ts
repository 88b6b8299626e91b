import { openOnnx } from './network/open-onnx.js';
import type { OnnxNetwork, OnnxNetworkOptions } from './network/onnx-network.js';
import { browserPlace } from './session/place/browser-place.js';
import type { OnnxSource } from './session/place/read-source.js';

export * from './index.js';

/**
 * Opens an ONNX file as a network that `gradCAM` and every other function explain: ONNX Runtime runs it up to the feature layer, and what comes after runs as
 * differentiable ops of TensorFlow.js.
 *
 * @param source The address of a file, or its bytes. Of a model with weights in files of their own these are fetched from beside it, or given:
 *   `{ model, externalData: { 'model.onnx.data': bytes } }`. Bytes must stay as they are while the network is in use.
 * @param options ONNX Runtime and its session's options, the shapes of inputs that the file leaves open.
 * @returns The network; the caller calls its `dispose`.
 * @throws As in Node.
 */
export function onnxNetwork(
  source: OnnxSource,
  options: OnnxNetworkOptions = {},
): Promise<OnnxNetwork> {
  return openOnnx(source, options, browserPlace);
}
