import { calledAs, checkKind, GradCamError, isObject } from '@gradcam/errors';
import type { DataFormat, LayerGraph } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkFunctions } from './check-functions.js';
import { cutFunctions } from './cut-functions.js';
import { checkFormat } from './functions-format.js';
import { watchedFunctions } from './watched-functions.js';
import type { CutActivations, CutRequest, Network, NetworkInput } from '../network.js';

/** The result of a trunk: the activations, or the activations together with the bypass. */
export type TrunkResult = Tensor | CutActivations;

/** A network made by hand from functions. */
export interface NetworkFunctions {
  /** The network's expected inputs, with the batch axis; `null` for an open size. */
  readonly inputs?: readonly NetworkInput[] | undefined;
  /** The only input, in place of `inputs`. */
  readonly input?: NetworkInput | undefined;
  /**
   * The position of the channels in activations and output; `'channelsLast'` when left out, which is refused if an input or the
   * activations look otherwise.
   */
  readonly dataFormat?: DataFormat | undefined;
  /**
   * Computes the feature activations from batched inputs, `[N, ...space, K]`, or `[N, K, ...space]` with channels first. A
   * synchronous trunk runs as inside `tf.tidy`; an asynchronous one disposes its intermediate tensors. It must be synchronous and
   * made of differentiable tfjs ops if the input itself is explained (`fullGrad`, `guidedBackpropagation`).
   */
  readonly trunk: (...inputs: Tensor[]) => TrunkResult | Promise<TrunkResult>;
  /**
   * Feature activations, and what passes by them, to the output, `[N, C]` or `[N, ...space, C]`; made of differentiable tfjs ops.
   */
  readonly head: (activations: Tensor, bypass: readonly Tensor[]) => Tensor;
  /**
   * Computes the tensors that the head reads in addition to the activations, if the trunk does not return them; called like
   * `trunk`.
   */
  readonly bypass?:
    ((...inputs: Tensor[]) => readonly Tensor[] | Promise<readonly Tensor[]>) | undefined;
}

/**
 * Makes a network of functions: for a model that is neither a LayersModel nor a GraphModel, or whose trunk another engine runs.
 *
 * Its layers are called `trunk` and `head`. What the functions throw is passed on unchanged.
 *
 * @param functions Inputs and the two halves.
 * @returns The network.
 * @throws `BAD_OPTION` for no input, and for channels that look first where `dataFormat` is left out
 *
 * @example
 * ```ts
 * const network = networkFromFunctions({
 *   inputs: [{ name: 'input', shape: [null, 224, 224, 3], dtype: 'float32' }],
 *   trunk: (x) => tf.relu(tf.conv2d(x as tf.Tensor4D, kernel, 1, 'same')),
 *   head: (a) => tf.softmax(tf.matMul(tf.mean(a, [1, 2]), weights)),
 * });
 * ```
 */
export function networkFromFunctions(functions: NetworkFunctions): Network {
  return calledAs('networkFromFunctions', () => {
    checkFunctions(functions);
    const inputs = inputsOf(functions);
    checkFormat(functions.dataFormat, inputs);
    const names = inputs.map(({ name }) => name);
    return {
      graph: graphOf(inputs, functions.dataFormat ?? 'channelsLast'),
      inputs,
      cut: (request) => {
        calledAs('network.cut', () => {
          requireHalves(request, names);
        });
        return cutFunctions(watchedFunctions(functions), names.indexOf(request.featureLayer));
      },
    };
  });
}

function inputsOf({ input, inputs }: NetworkFunctions): readonly NetworkInput[] {
  const all = inputs ?? (input === undefined ? [] : [input]);
  const isOne = (input === undefined) !== (inputs === undefined);
  checkKind(
    Array.isArray(all) && all.every(isInput),
    all,
    'the inputs are not those of a network',
    '[{ name, shape, dtype }]',
  );
  if (isOne && all.length > 0) return all;
  throw new GradCamError(
    'BAD_OPTION',
    `the network's inputs are not named, got ${isOne ? 'an empty list' : input === undefined ? 'neither input nor inputs' : 'both input and inputs'}; give inputs: [{ name, shape, dtype }].`,
  );
}

/** A length that is left open is null. */
function isLength(value: unknown): boolean {
  return value === null || value === undefined || Number.isInteger(value);
}

function isInput(value: unknown): boolean {
  const { name, shape } = isObject(value) ? value : {};
  return typeof name === 'string' && Array.isArray(shape) && shape.every(isLength);
}

function graphOf(inputs: readonly NetworkInput[], dataFormat: DataFormat): LayerGraph {
  const names = inputs.map(({ name }) => name);
  return {
    layers: [
      ...inputs.map(({ name, shape }) => ({
        name,
        type: 'InputLayer',
        // The trunk may make space of a row of numbers.
        outputShape: shape.length < 3 ? undefined : shape,
        inputs: [],
      })),
      { name: 'trunk', type: 'Activation', activation: 'relu', inputs: names },
      { name: 'head', type: 'Head', inputs: ['trunk'] },
    ],
    inputs: names,
    outputs: ['head'],
    dataFormat,
  };
}

function requireHalves(
  { featureLayer, reductionLayer }: CutRequest,
  inputs: readonly string[],
): void {
  if (['trunk', ...inputs].includes(featureLayer) && reductionLayer === 'head') return;
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `a network of functions has the layers "trunk" and "head", got "${featureLayer}" and "${reductionLayer}".`,
  );
}
