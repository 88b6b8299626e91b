import type { Description } from '../add-options.js';
import type { Choices } from '../choices.js';
import { oneOf } from '../one-of.js';
import { values } from '../values.js';

/**
 * Describes the options of what is painted over a picture.
 *
 * @param choices The values that are names.
 * @returns The options.
 */
export function lookOptions({ looks, colormaps }: Choices): Description[] {
  return [
    {
      flags: '--look <NAME>',
      text: `${oneOf(looks)}; the options below replace parts of it`,
      parse: values.oneOf(looks),
      fallback: looks[0],
    },
    {
      flags: '--colormap <NAME>',
      text: oneOf(colormaps),
      parse: values.oneOf(colormaps),
    },
    {
      flags: '--alpha <NUMBER>',
      text: 'how much of the strongest heat covers the picture, 0 to 1',
      parse: values.fraction,
    },
    { flags: '--heat', text: 'the map alone, without the picture', fallback: false },
    {
      flags: '--contour',
      text: 'draws the line around what is hotter than half of the maximum',
      fallback: false,
    },
    { flags: '--boxes', text: 'draws boxes around the same parts', fallback: false },
  ];
}
