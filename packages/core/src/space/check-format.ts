import { checkKind } from '@gradcam/errors';

/**
 * Refuses what says nothing of the axes of inputs; whether the letters fit is checked with the input.
 *
 * @param format As the user gave it.
 * @throws `BAD_OPTION`
 */
export function checkFormat(format: unknown): void {
  const isText = (value: unknown) =>
    value === undefined || (typeof value === 'string' && value !== '');
  checkKind(
    isText(format) || (Array.isArray(format) && format.length > 0 && format.every(isText)),
    format,
    'the option format does not name axes',
    "a text such as 'SSC', or one for each input; leave it out for the network's own order",
  );
}
