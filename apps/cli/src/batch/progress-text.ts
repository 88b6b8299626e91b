import { timeLeft } from './time-left.js';

/** The state of a run. */
export interface Progress {
  readonly count: number;
  readonly failures: number;
  /** The number of all entries; undefined where nobody knows it. */
  readonly total: number | undefined;
  /** The part that is done, from 0 to 1; undefined where nobody knows how much there is. */
  readonly share: number | undefined;
  /** Entries a second. */
  readonly rate: number;
}

/** The width of the bar, in characters. */
const width = 20;

/**
 * Writes how far a run is in a line.
 *
 * @param progress How far it is.
 * @returns Like `[#####---------------] 250 of 1000, 12.5 a second, 1 min 0 s left, 3 failed`.
 */
export function progressText(progress: Progress): string {
  const { count, failures, total, rate } = progress;
  const isOf = total === undefined ? '' : ` of ${total}`;
  return [
    `${barOf(progress)}${count}${isOf}`,
    ...(rate > 0 ? [`${rate.toFixed(1)} a second`] : []),
    ...leftOf(progress),
    ...(failures > 0 ? [`${failures} failed`] : []),
  ].join(', ');
}

function barOf({ share }: Progress): string {
  if (share === undefined) return '';
  const full = Math.min(width, Math.floor(width * share));
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}] `;
}

function leftOf({ count, total, share, rate }: Progress): string[] {
  const all = total ?? (share === undefined || share === 0 ? undefined : count / share);
  return all === undefined || rate <= 0 ? [] : [timeLeft((all - count) / rate)];
}
