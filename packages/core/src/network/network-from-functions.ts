import type { LayerGraph } from '@gradcam/layer-select';
import { calledAs } from '@gradcam/errors';
import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import type { CutRequest, Network, NetworkInput } from './network.js';

/** A network made by hand from two functions. */
export interface NetworkFunctions {
  /** What the network expects at its input, with the batch axis; `null` for an open size. */
  readonly input: NetworkInput;
  /**
   * Batched input to the feature activations, `[N, ...space, K]`. Runs inside `tf.tidy`. Made of differentiable tfjs ops where the
   * input itself is explained (`fullGrad`, `guidedBackpropagation`).
   */
  readonly trunk: (input: Tensor) => Tensor;
  /** Feature activations to the output, `[N, C]` or `[N, ...space, C]`; made of differentiable tfjs ops. */
  readonly head: (activations: Tensor) => Tensor;
}

/**
 * Makes a network of two functions: for a model that is neither a LayersModel nor a GraphModel.
 *
 * Its layers are called `trunk` and `head`.
 *
 * @param functions The two halves.
 * @returns The network.
 *
 * @example
 * ```ts
 * const network = networkFromFunctions({
 *   input: { name: 'input', shape: [null, 224, 224, 3], dtype: 'float32' },
 *   trunk: (x) => tf.relu(tf.conv2d(x as tf.Tensor4D, kernel, 1, 'same')),
 *   head: (a) => tf.softmax(tf.matMul(tf.mean(a, [1, 2]), weights)),
 * });
 * ```
 */
export function networkFromFunctions(functions: NetworkFunctions): Network {
  const graph: LayerGraph = {
    layers: [
      {
        name: functions.input.name,
        type: 'InputLayer',
        // The trunk may make space of a row of numbers.
        outputShape: functions.input.shape.length < 3 ? undefined : functions.input.shape,
        inputs: [],
      },
      { name: 'trunk', type: 'Activation', activation: 'relu', inputs: [functions.input.name] },
      { name: 'head', type: 'Head', inputs: ['trunk'] },
    ],
    inputs: [functions.input.name],
    outputs: ['head'],
    dataFormat: 'channelsLast',
  };
  return {
    graph,
    inputs: [functions.input],
    cut: (request) => {
      calledAs('network.cut', () => {
        requireHalves(request, functions.input.name);
      });
      const { featureLayer } = request;
      // What explains the input itself cuts there: then the trunk, too, is differentiated.
      const isWhole = featureLayer !== 'trunk';
      return {
        trunk: ([input]) => {
          if (input === undefined) throw new RangeError('the trunk got no input');
          // The function may leave intermediate tensors, and may hand on the input itself.
          const activations = tidy(() => {
            const result = isWhole ? input : functions.trunk(input);
            return result === input ? result.clone() : result;
          });
          return { activations, bypass: [] };
        },
        head: (activations) => functions.head(isWhole ? functions.trunk(activations) : activations),
      };
    },
  };
}

function requireHalves({ featureLayer, reductionLayer }: CutRequest, input: string): void {
  if (['trunk', input].includes(featureLayer) && reductionLayer === 'head') return;
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `a network of two functions has the layers "trunk" and "head", got "${featureLayer}" and "${reductionLayer}".`,
  );
}
