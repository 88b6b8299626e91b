import { checkChoice, checkKind, isList } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';

/**
 * Refuses numbers that pixels cannot be converted by.
 *
 * @param parts The parts of a preprocessing; any of them may be missing.
 * @throws `BAD_OPTION`
 */
export function checkConversion(parts: Partial<Record<keyof Preprocessing, unknown>>): void {
  const { pixelRange, channelOrder, mean, deviation, channels } = parts;
  checkKind(
    pixelRange === undefined || areNumbers(pixelRange, [2]),
    pixelRange,
    'the pixelRange is wrong',
    'the two numbers that 0 and 255 become',
  );
  checkChoice(channelOrder, ['rgb', 'bgr'], 'the channelOrder');
  checkKind(
    channels === undefined || channels === 1 || channels === 3,
    channels,
    'the number of channels is wrong',
    '1 or 3',
  );
  checkStandard({ mean, deviation }, channels === undefined ? [1, 3] : [Number(channels)]);
}

function checkStandard(standard: Readonly<Record<string, unknown>>, counts: readonly number[]) {
  for (const [name, values] of Object.entries(standard)) {
    const fits = values === undefined || areNumbers(values, counts);
    const isDivisor = name === 'mean' || values === undefined || isPositive(values);
    checkKind(
      fits && isDivisor,
      values,
      `the ${name} is wrong`,
      `${name === 'mean' ? 'numbers' : 'numbers above zero'}, one for each channel of the network`,
    );
  }
}

function areNumbers(value: unknown, counts: readonly number[]): boolean {
  return isList(value) && counts.includes(value.length) && Array.from(value).every(Number.isFinite);
}

function isPositive(values: unknown): boolean {
  return isList(values) && Array.from(values).every((value) => Number(value) > 0);
}
