import type { Resize } from '../../graph/layer-geometry.js';
import type { AxisStep } from '../axis-field.js';

const roundings = {
  floor: Math.floor,
  ceil: Math.ceil,
  down: (place: number) => Math.ceil(place - 0.5),
  up: (place: number) => Math.floor(place + 0.5),
} as const satisfies Readonly<Record<NonNullable<Resize['rounding']>, (place: number) => number>>;

/**
 * Says how a resize moves positions along one axis. One to the nearest cell moves each position by another part of a cell: the mean counts.
 *
 * @param resize The resize.
 * @param size The number of positions that it reads.
 * @param out The number of positions of its output.
 * @returns The step.
 */
export function resizeStep({ aligned, rounding }: Resize, size: number, out: number): AxisStep {
  const isCorners = aligned === 'corners';
  const scale = isCorners && out > 1 ? (size - 1) / (out - 1) : size / out;
  const shift = aligned === 'areas' ? (scale - 1) / 2 : 0;
  if (rounding === undefined) return { scale, shift, reach: 1, size: out };
  const round = roundings[rounding];
  const moved = Array.from({ length: out }, (_, position) => {
    const place = position * scale + shift;
    return round(place) - place;
  });
  const mean = moved.reduce((sum, part) => sum + part, 0) / out;
  return { scale, shift: shift + mean, reach: 0, size: out };
}
