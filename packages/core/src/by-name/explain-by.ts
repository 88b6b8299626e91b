import { calledAs } from '@gradcam/errors';
import type { MethodCard } from '../method/method-card.js';
import type { Method } from '../method/method.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { NetworkData } from '../picture/picture-input.js';
import type { Target } from '../target/target.js';
import { checkExplainBy } from './check-explain-by.js';
import { mapNames, methods, type MapName } from './methods.js';
import type { ExplainByOptions, NamedMap, NamedResult } from './named-map.js';
import { withMethod } from './with-method.js';

/** A map, and the name of the method that made it. */
export interface ExplainByResult extends NamedResult {
  readonly method: MapName;
}

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
    checkExplainBy(name, options);
    const entry: (MethodCard & Method) | NamedMap | 'auto' =
      name === 'auto' ? 'auto' : methods[name];
    const made =
      typeof entry === 'object' && 'explain' in entry
        ? await entry.explain(net, x, target, options)
        : await withMethod(limited(entry, options), net, x, target, options);
    const method = mapNames.find((known) => known === made.method);
    if (method === undefined) throw new RangeError(`no method is called "${made.method}"`);
    return { ...made, method };
  });
}

/** The method, of as many channels as were asked for. */
function limited(
  method: (MethodCard & Method) | 'auto',
  { topChannels }: ExplainByOptions,
): Method | 'auto' {
  if (method === 'auto' || topChannels === undefined) return method;
  return method.ofTopChannels?.(topChannels) ?? method;
}
