import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';
import type { Target } from '../target/target.js';
import { explainByOptionNames } from './explain-by-option-names.js';
import type { ExplainByResult } from './made-by-name.js';
import type { MapName } from './methods.js';
import type { ExplainByOptions } from './named-map.js';

/**
 * Computes a map with the method of the given name, for programs whose users pick one.
 *
 * Finer-CAM takes the logits where no score is said. A gradient of the input is shown by its largest size over the channels, as saliency maps are (Simonyan 2014, arXiv 1312.6034, section 3.1).
 *
 * @param name One of `mapNames`, or `'auto'`: Grad-CAM where the head pools globally, else HiResCAM.
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target One class, one for each input of a batch, or a reduction function.
 * @param options As for `gradCAM`, layers, fusion, how many channels.
 * @returns The map; the caller disposes it.
 * @throws The errors of `gradCAM`
 *
 * @example
 * ```ts
 * const { scoreMap } = await explainBy('layer-cam', model, x, 285, { score: 'logit' });
 * ```
 */
export function explainBy(
  name: MapName | 'auto',
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: ExplainByOptions = {},
): Promise<ExplainByResult> {
  return calledAs('explainBy', async () => {
    checkOptionNames(options, explainByOptionNames);
    const taken = await takeInput(x, options);
    const { madeByName } = await import('./made-by-name.js');
    return await madeByName(name, net, taken, target, options);
  });
}
