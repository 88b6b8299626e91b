import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { numberOf, wordOf } from '../../attributes.js';

/** One axis that is resized. */
export interface Resizing {
  readonly from: number;
  readonly to: number;
  /** The factor as the node has it, which need not be `to / from`. */
  readonly scale: number;
}

/** The way an axis is resized, the same for all. */
export interface Manner {
  readonly mode: string;
  readonly coordinates: string;
  /** The rounding by which a coordinate becomes that of the nearest number. */
  readonly nearest: string;
  readonly cubic: number;
  readonly isOutsideExcluded: boolean;
}

/** Finds the place in the input of a place in the output. */
export const coordinates: Readonly<Record<string, (at: number, of: Resizing) => number>> = {
  half_pixel: (at, { scale }) => (at + 0.5) / scale - 0.5,
  pytorch_half_pixel: (at, { scale, to }) => (to > 1 ? (at + 0.5) / scale - 0.5 : 0),
  align_corners: (at, { from, to }) => (to > 1 ? (at * (from - 1)) / (to - 1) : 0),
  asymmetric: (at, { scale }) => at / scale,
  tf_half_pixel_for_nn: (at, { scale }) => (at + 0.5) / scale,
  half_pixel_symmetric: (at, { from, to, scale }) => {
    const adjustment = to / (scale * from);
    return (from / 2) * (1 - adjustment) + (at + 0.5) / scale - 0.5;
  },
};

/** Picks the nearest number. */
const nearest: Readonly<Record<string, (at: number, of: Resizing) => number>> = {
  round_prefer_floor: (at) => Math.ceil(at - 0.5),
  round_prefer_ceil: (at) => Math.floor(at + 0.5),
  floor: Math.floor,
  ceil: Math.ceil,
  // What Upsample and the first Resize do, which ONNX leaves open.
  simple: (at, { scale }) => (scale < 1 ? Math.ceil(at) : Math.floor(at)),
};

/**
 * Reads the way axes are resized.
 *
 * @param node A Resize or an Upsample.
 * @param isOld True for Upsample and the first Resize, which know one kind of coordinates.
 * @returns The way.
 */
export function mannerOf(node: OnnxNode, isOld: boolean): Manner {
  return {
    mode: wordOf(node, 'mode', 'nearest'),
    coordinates: isOld
      ? 'asymmetric'
      : wordOf(node, 'coordinate_transformation_mode', 'half_pixel'),
    nearest: isOld ? 'simple' : wordOf(node, 'nearest_mode', 'round_prefer_floor'),
    cubic: numberOf(node, 'cubic_coeff_a', -0.75),
    isOutsideExcluded: numberOf(node, 'exclude_outside', 0) !== 0,
  };
}

/**
 * Computes how much of each number of an axis goes into each number of the resized one.
 *
 * @param of The axis.
 * @param manner The way it is resized.
 * @returns A matrix `[to, from]`, row by row.
 */
export function resizeMatrix(of: Resizing, manner: Manner): Float32Array {
  const matrix = new Float32Array(of.to * of.from);
  const find = coordinates[manner.coordinates] ?? coordinates['half_pixel'];
  for (let row = 0; row < of.to; row++) {
    // In 32 bits, as ONNX Runtime has it: halves decide which number is the nearest.
    const at = Math.fround(find?.(row, of) ?? 0);
    for (const { place, share } of sharesOf(at, of, manner)) {
      const within = Math.min(of.from - 1, Math.max(0, place));
      const cell = row * of.from + within;
      matrix[cell] = (matrix[cell] ?? 0) + share;
    }
  }
  return matrix;
}

interface Share {
  readonly place: number;
  readonly share: number;
}

function sharesOf(at: number, of: Resizing, manner: Manner): Share[] {
  if (manner.mode === 'nearest')
    return [{ place: nearest[manner.nearest]?.(at, of) ?? 0, share: 1 }];
  if (manner.mode === 'cubic') return cubicShares(at, of, manner);
  const inside = Math.min(of.from - 1, Math.max(0, at));
  const place = Math.floor(inside);
  return [
    { place, share: 1 - (inside - place) },
    { place: place + 1, share: inside - place },
  ];
}

function cubicShares(at: number, of: Resizing, { cubic, isOutsideExcluded }: Manner): Share[] {
  const first = Math.floor(at) - 1;
  const shares = [0, 1, 2, 3].map((each) => ({
    place: first + each,
    share: cubicKernel(Math.abs(at - first - each), cubic),
  }));
  if (!isOutsideExcluded) return shares;
  const inside = shares.filter(({ place }) => place >= 0 && place < of.from);
  const sum = inside.reduce((total, { share }) => total + share, 0);
  return inside.map(({ place, share }) => ({ place, share: share / sum }));
}

/** Keys 1981, equation 4, with a free coefficient. */
function cubicKernel(distance: number, a: number): number {
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance ** 2 + 1;
  if (distance >= 2) return 0;
  return (((distance - 5) * distance + 8) * distance - 4) * a;
}
