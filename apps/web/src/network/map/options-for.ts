import { methods } from '@gradcam/core/methods';
import { unusedOption } from '@gradcam/core/options';
import type { ExplainByOptions } from '@gradcam/core';
import type { Settings } from './settings.js';

/** All channels of a deep layer would take a minute in a browser. */
const fewChannels = 16;

/**
 * Keeps those of the page's settings that the method uses: the page shows the same lists for all methods.
 *
 * @param settings The settings chosen on the page.
 * @returns Options for `explainBy`.
 */
export function optionsFor({ method, ...chosen }: Settings): ExplainByOptions {
  const isLimited = method !== 'auto' && 'ofTopChannels' in methods[method];
  let options: ExplainByOptions = isLimited ? { ...chosen, topChannels: fewChannels } : chosen;
  for (;;) {
    const unused = unusedOption(method, options);
    if (unused === undefined) return options;
    const first = options.featureLayers?.slice(0, 1);
    const isList =
      unused.option === 'featureLayers' && first?.length !== options.featureLayers?.length;
    options = { ...options, [unused.option]: isList ? first : undefined };
  }
}
