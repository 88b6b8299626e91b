import {
  avgPool,
  fused,
  tensor1d,
  tensor4d,
  tidy,
  type FusedBatchNormAttrs,
  type KernelFunc,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { withOverrides } from '@gradcam/tfjs-gradients/engine';

/** An activation that is applied on the way, and that changes nothing when it is applied again. */
export type PassActivation = 'linear' | 'relu' | 'relu6';

/** The result of a run, and whether the activation is in it. */
export interface Passed<T> {
  readonly result: T;
  readonly isActivated: boolean;
}

/** The inputs of the kernel; scale and offset may be left out. */
interface BatchNormInputs {
  readonly x: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
  readonly scale?: Tensor | undefined;
  readonly offset?: Tensor | undefined;
}

/**
 * Runs a layer while batch normalisation, and the activation behind it, takes one pass over memory. It is a factor and a summand for each channel, and so is a
 * depthwise convolution with windows of one position, which wasm computes ten times as fast as its own kernel.
 *
 * The factors are computed anew from the layer's weights: that costs nothing beside the pass, nobody has to own them, and they are never those of weights that
 * have been changed. Where the kernel is asked for something else, or a number is not finite, the backend's own runs.
 *
 * @param activation The activation behind the layer; `'linear'` for none.
 * @param run Runs the layer; must not be async.
 * @returns The result of `run`; the activation may still be applied where it was not.
 */
export function withBatchNormPass<T>(activation: PassActivation, run: () => T): Passed<T> {
  let isActivated = false;
  const kernelFunc = (
    parameters: Parameters<KernelFunc>[0],
    own: KernelFunc | undefined,
  ): ReturnType<KernelFunc> => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const inputs = parameters.inputs as unknown as BatchNormInputs;
    const { varianceEpsilon } = parameters.attrs as unknown as FusedBatchNormAttrs;
    const passed = tidy(() => inOnePass(inputs, varianceEpsilon, activation));
    isActivated = passed !== undefined;
    if (passed !== undefined) return passed;
    if (own === undefined) throw new Error("Kernel 'FusedBatchNorm' not registered for backend");
    return own(parameters);
  };
  const kernels = [{ kernelName: 'FusedBatchNorm', kernelFunc }];
  return { result: withOverrides({ gradients: [], kernels }, run), isActivated };
}

function inOnePass(
  inputs: BatchNormInputs,
  epsilon: number,
  activation: PassActivation,
): Tensor | undefined {
  const { x, mean } = inputs;
  const isImage = x.rank === 4 && x.size > 0 && x.dtype === 'float32';
  if (!isImage || mean.rank !== 1 || x.shape[3] !== mean.size) return undefined;
  const image = x as Tensor4D;
  const { factors, summands } = factorsOf(inputs, epsilon);
  if (!areFinite(factors) || !areFinite(summands)) return undefined;
  // The convolution hides a NaN, and so does every other way to a ReLU6 on wasm.
  if (activation !== 'relu6' && !areFinite(meansOf(image))) return undefined;
  return fused.depthwiseConv2d({
    x: image,
    filter: tensor4d(factors, [1, 1, mean.size, 1]),
    bias: tensor1d(summands),
    strides: 1,
    pad: 'valid',
    activation,
  });
}

/** Computes what each channel is multiplied by, and what is added then. */
function factorsOf(
  { mean, variance, scale, offset }: BatchNormInputs,
  epsilon: number,
): Readonly<Record<'factors' | 'summands', Float32Array>> {
  const numbers = (weight: Tensor | undefined, otherwise: number): Float32Array =>
    weight?.dataSync<'float32'>() ?? new Float32Array(mean.size).fill(otherwise);
  const [means, variances] = [numbers(mean, NaN), numbers(variance, NaN)];
  const [factors, summands] = [numbers(scale, 1).slice(), numbers(offset, 0).slice()];
  for (let channel = 0; channel < mean.size; channel += 1) {
    const deviation = Math.sqrt((variances[channel] ?? NaN) + epsilon);
    const factor = Math.fround((factors[channel] ?? NaN) / deviation);
    factors[channel] = factor;
    // By the factor as it is rounded, so that nothing is left of the mean.
    summands[channel] = (summands[channel] ?? NaN) - (means[channel] ?? NaN) * factor;
  }
  return { factors, summands };
}

/** The mean of each channel; not finite where one of its numbers is not. */
function meansOf(image: Tensor4D): Float32Array {
  const [, height, width] = image.shape;
  return avgPool(image, [height, width], 1, 'valid').dataSync<'float32'>();
}

function areFinite(values: Float32Array): boolean {
  return values.every(Number.isFinite);
}
