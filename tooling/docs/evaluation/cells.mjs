import { bootstrapInterval } from '@gradcam/evaluate';

/** A share in whole percent. */
export const percent = (value) => `${Math.round(100 * value)} %`;

/** Enough for whole percent. */
const resamples = 1000;

/** The share of a map that lies on the truth, with its interval: 62 (55 to 70). */
export function energyCell({ energy }) {
  return interval(energy.map((value) => value / 10));
}

/** How often the highest position lies on the truth, with its interval. */
export function pointsCell({ points }) {
  return interval(hits(points).map((value) => 100 * value));
}

/** Insertion minus deletion, with its interval, where it was measured: 0.21 (0.15 to 0.28). */
export function gainCell({ gain }) {
  if (gain === undefined) return '–';
  return interval(
    gain.map((value) => value / 1000),
    2,
  );
}

/**
 * Writes a mean and its bootstrap interval of 95 %.
 * @param {readonly number[]} values
 * @param {number} [digits] behind the point
 */
function interval(values, digits = 0) {
  return written(bootstrapInterval(values, { resamples }), digits);
}

/**
 * Writes an interval.
 * @param {{ mean: number, low: number, high: number }} found
 * @param {number} [digits] behind the point
 */
export function written({ mean, low, high }, digits = 0) {
  const text = (value) => {
    const rounded = value.toFixed(digits);
    return Number(rounded) === 0 ? (0).toFixed(digits) : rounded;
  };
  return `${text(mean)} (${text(low)} to ${text(high)})`;
}

function hits(points) {
  return [...points].map(Number);
}
