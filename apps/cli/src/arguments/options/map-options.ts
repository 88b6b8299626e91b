import type { Description } from '../add-options.js';
import { usualScores, type Choices } from '../choices.js';
import { oneOf } from '../one-of.js';
import { values } from '../values.js';

/**
 * Describes the options of one map of a picture.
 *
 * @param choices The values that are names.
 * @returns The options.
 */
export function mapOptions({
  methods,
  methodsOfChannels,
  fusions,
  scores,
}: Choices): Description[] {
  return [
    {
      flags: '-l, --label <NAME|INDEX>',
      text: 'explain this class instead of the predicted one',
      parse: values.label,
    },
    {
      flags: '--method <NAME>',
      text: `auto (default): grad-cam, or hi-res-cam where the network does not pool globally; or ${oneOf(methods.slice(1), false)}`,
      parse: values.oneOf(methods),
      fallback: 'auto',
    },
    {
      flags: '--feature-layer <NAMES>',
      text: 'the layer whose activations are weighted; several, with commas between, are fused',
      parse: values.list,
      fallback: [],
    },
    { flags: '--fusion <KIND>', text: oneOf(fusions), parse: values.oneOf(fusions) },
    {
      flags: '--reduction-layer <NAME>',
      text: 'the layer whose output is explained',
      parse: values.text,
    },
    {
      flags: '--channels <N>',
      text: `${oneOf(methodsOfChannels, false)} tries the N channels that vary most; all of them take a run each`,
      parse: values.count,
    },
    {
      flags: '--score <KIND>',
      text: `${oneOf(scores)}; the logit is what goes into the softmax`,
      parse: values.oneOf(scores, usualScores),
    },
  ];
}
