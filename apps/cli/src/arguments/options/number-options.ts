import type { Description } from '../add-options.js';
import type { Choices } from '../choices.js';
import { oneOf } from '../one-of.js';
import { values } from '../values.js';

/**
 * Describes the options that replace a part of a preset, but for the score.
 *
 * @param choices The values that are names.
 * @returns The options.
 */
export function numberOptions(choices: Choices): Description[] {
  const { presets, signs, interpolations, placements } = choices;
  return [
    {
      flags: '--preset <NAME>',
      text: `the score, scaling and resizing of ${oneOf(presets)}; the defaults here are its`,
      parse: values.oneOf(presets),
    },
    {
      flags: '--sign <KIND>',
      text: `the evidence for the class, against it, or both: ${oneOf(signs)}`,
      parse: values.oneOf(signs),
    },
    {
      flags: '--upsampling <KIND>',
      text: oneOf(interpolations),
      parse: values.oneOf(interpolations),
    },
    {
      flags: '--placement <KIND>',
      text: `where the cells of the map lie, side by side or at the centre of what each sees: ${oneOf(placements)}`,
      parse: values.oneOf(placements),
    },
  ];
}
