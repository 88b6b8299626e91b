import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { gradCamOptionNames } from '../options/option-names.js';
import type { GradCAMOptions } from '../options/options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import type { Target } from '../target/target.js';

/**
 * Computes a Grad-CAM map: how strongly each position of the input contributes to a class score or another score.
 *
 * The default is the function that MATLAB documents as `gradCAM`: the softmax score, differentiated with respect to the
 * last feature map; channels weighted by the mean of their gradient over space; ReLU; bicubic upsampling to the size of
 * the input (Selvaraju 2017, 10.1109/ICCV.2017.74, eq. 1 and 2). Two departures from the paper, both MATLAB's: the score
 * is taken after the softmax (`score: 'logit'` takes it before) and the map is upsampled by a bicubic kernel.
 *
 * Uses whatever tfjs backend is active and reads no tensor synchronously. On a failure nothing is leaked.
 *
 * @param net A `tf.LayersModel`, `tf.Sequential` or `tf.GraphModel`, or a network made by hand. It stays the caller's.
 * @param x The preprocessed input, in the network's order of axes (a picture also with its colours last), or a batch of them; a list for a network with
 *   several inputs. A picture in place of a tensor is resized to the network's size and scaled as the option `preprocessing` says. The caller keeps
 *   it.
 * @param target A class index or name, a list of them (one map each), or a reduction function from the reduction
 *   layer's output to a scalar. Left out: the predicted class of each input.
 * @param options Layers, score, upsampling, class names.
 * @returns The map, the layers used and what was explained. The caller disposes `scoreMap`.
 * @throws A `GradCamError` with the code
 *   - `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`, `NO_FEATURE_LAYER`, `NO_SPACE` for layers that cannot be used,
 *   - `INPUT_SHAPE`, `INPUT_DTYPE`, `INPUT_COUNT`, `INPUT_NOT_FINITE`, `PICTURE_BROKEN` for an input that does not fit,
 *   - `CLASS_OUT_OF_RANGE`, `UNKNOWN_CLASS_NAME`, `AMBIGUOUS_CLASS_NAME`, `CLASS_NAMES_MISSING` for a class,
 *   - `REDUCTION_NOT_SCALAR`, `REDUCTION_NOT_DIFFERENTIABLE` for a reduction function,
 *   - `GRADIENT_MISSING`, `KERNEL_MISSING`, `GRADIENTS_NOT_REGISTERED` where TensorFlow.js cannot differentiate the head,
 *   - `BACKEND_LOST`, `BACKEND_FAILED`, `OUT_OF_MEMORY`, `TFJS_TWICE` where the backend fails,
 *   - `DOWNLOAD_FAILED` where a page cannot load the part of this package that makes maps, which the next call tries again,
 *   - `DISPOSED` for a model or an input that was disposed,
 *   - `NOT_FINITE` where activations, a score, a gradient or a map is not finite, with the first layer where that is so,
 *   - `PREDICTION_DIFFERS` where the network computes something else when it is cut than the model itself predicts,
 *   - `MODEL_UNSUPPORTED`, `BAD_OPTION`.
 *
 *   What a reduction function throws is passed on unchanged.
 *
 * @example
 * ```ts
 * const { scoreMap, featureLayer, explained } = await gradCAM(model, x, 'tabby', { classNames });
 * ```
 */
export function gradCAM(
  net: ExplainableModel,
  x: NetworkData,
  target?: Target,
  options: GradCAMOptions = {},
): Promise<GradCAMResult> {
  return calledAs('gradCAM', async () => {
    checkOptionNames(options, gradCamOptionNames);
    const taken = await takeInput(x, options);
    const { oneMap } = await import('../calls/index.js');
    return await oneMap(net, taken, target, options);
  });
}
