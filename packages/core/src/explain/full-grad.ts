import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { FullGradResult } from '../calls/further/input/full-gradient.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { fullGradOptionNames, type FullGradOptions } from '../options/calls/full-grad-options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';
import type { Target } from '../target/target.js';

/**
 * Computes a Full-Grad map: how strongly the input and every bias contribute to a score, position by position.
 *
 * Full-Grad (Srinivas 2019, arXiv 1905.00780, eq. 8) takes |x dS/dx| of every channel of the input and |b dS/db| of every channel of every
 * layer, each scaled from 0 to 1 and brought to the input's size (bilinear), and adds them up. It needs no feature layer; an input without
 * space, `[D]`, has D positions of one channel. Take it with `score: 'logit'`.
 *
 * A bias is every constant that is added on the way from the input to the score, whether it is a layer's or not: of convolutions, of batch
 * normalisations (offset - mean * scale / sqrt(variance + epsilon), as the paper has it), of a preprocessing inside the network, and
 * what an activation adds that is not a ReLU (f(x) - f'(x) x, the paper's implicit bias; of a ReLU6 its 6). Layers without space, such as the last, count in `shares` but not in the map, as in the paper. Two departures from pytorch-grad-cam: it sees
 * convolutions and batch normalisations alone, and it scales the map at the end (`preset: 'pytorch-grad-cam'` does).
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`; the gradient is in the first input.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options Score, reduction layer, class names, format, epsilon; a preset for the score and what is done to the map at the end.
 * @returns The map and the shares of the score.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for a list of classes and a negative epsilon
 *
 * @example
 * ```ts
 * const { scoreMap, shares } = await fullGrad(model, x, 285, { score: 'logit' });
 * ```
 */
export function fullGrad(
  net: ExplainableModel,
  x: NetworkData,
  target?: Target,
  options: FullGradOptions = {},
): Promise<FullGradResult> {
  return calledAs('fullGrad', async () => {
    checkOptionNames(options, fullGradOptionNames);
    const taken = await takeInput(x, options);
    const { fullGradient } = await import('../calls/further/index.js');
    return await fullGradient(net, taken, target, options);
  });
}
