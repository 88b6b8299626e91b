import { GradCamError } from '@gradcam/errors';

/** The most names that a pattern makes. */
const most = 1_000_000;

/**
 * Expands ranges of numbers, as shells do: `shard-{000..003}.tar` is four names.
 *
 * @param pattern The pattern; other signs stay as they are.
 * @returns The names, in order.
 * @throws `BAD_OPTION` for more names than a run can have archives
 */
export function expandRanges(pattern: string): string[] {
  let names = [pattern];
  for (;;) {
    const match = /\{(\d{1,15})\.\.(\d{1,15})\}/.exec(names[0] ?? '');
    if (match === null) return names;
    const [sign, first = '', last = ''] = match;
    const numbers = rangeOf(first, last);
    if (numbers.count * names.length > most)
      throw new GradCamError(
        'BAD_OPTION',
        `"${pattern}" names more than ${most} archives; name fewer, in several runs.`,
      );
    const texts = Array.from({ length: numbers.count }, (_, index) => numbers.at(index));
    names = names.flatMap((name) => texts.map((text) => name.replace(sign, text)));
  }
}

/** With zeros in front where one of both has them. */
function rangeOf(first: string, last: string) {
  const step = Number(last) < Number(first) ? -1 : 1;
  const isPadded = [first, last].some((text) => /^0\d/.test(text));
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  return {
    count: Math.abs(Number(last) - Number(first)) + 1,
    at: (index: number) => String(Number(first) + step * index).padStart(width, '0'),
  };
}
