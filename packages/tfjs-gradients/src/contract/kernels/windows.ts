import type { PlainWindows } from './plain-windows.js';

/** Windows with what to call them. */
export interface NamedWindows extends PlainWindows {
  readonly name: string;
}

type Pair = [number, number];

const sizes: readonly Pair[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [1, 3],
  [4, 2],
];

/** Steps, and gaps only without steps: tfjs accepts no other combination. */
const moves: readonly (readonly [strides: Pair, dilations: Pair])[] = [
  ...(
    [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [2, 1],
      [1, 3],
    ] as const
  ).map(([down, across]): [Pair, Pair] => [
    [down, across],
    [1, 1],
  ]),
  [
    [1, 1],
    [2, 2],
  ],
  [
    [1, 1],
    [1, 2],
  ],
];

/** Every size of a window with every step and gap and padding. */
export const windowsOf2d: readonly NamedWindows[] = sizes.flatMap((size) =>
  moves.flatMap(([strides, dilations]) =>
    (['same', 'valid', 'explicit'] as const).map((padding) => ({
      name: `window ${size.join('x')}, steps ${strides.join('x')}, gaps ${dilations.join('x')}, padding ${padding}`,
      size,
      strides,
      dilations,
      // Less than the window has, or one would lie beside the input.
      pad:
        padding === 'explicit'
          ? size.map((side) => [Math.min(1, side - 1), Math.floor(side / 2)] as const)
          : padding,
    })),
  ),
);

type Triple = [number, number, number];

/** Windows over volumes, as tfjs takes them. */
export interface VolumeWindows extends NamedWindows {
  readonly size: Triple;
  readonly strides: Triple;
  readonly pad: 'same' | 'valid';
}

/** Windows over volumes. */
export const volumeWindows: readonly VolumeWindows[] = (
  [
    [1, 1, 1],
    [2, 2, 2],
    [3, 1, 2],
    [1, 3, 3],
  ] satisfies Triple[]
).flatMap((size) =>
  (
    [
      [1, 1, 1],
      [2, 2, 2],
      [3, 2, 1],
    ] satisfies Triple[]
  ).flatMap((strides) =>
    (['same', 'valid'] as const).map((pad) => ({
      name: `window ${size.join('x')}, steps ${strides.join('x')}, padding ${pad}`,
      size,
      strides,
      dilations: [1, 1, 1],
      pad,
    })),
  ),
);

/**
 * Writes a size as tfjs takes it.
 *
 * @param size Vertical and horizontal.
 * @returns The same two numbers.
 */
export function pairOf([down = 1, across = 1]: readonly number[]): Pair {
  return [down, across];
}

/**
 * Writes a padding as tfjs takes it, channels last.
 *
 * @param pad By axis of space.
 * @returns With the axes of batch and channels.
 */
export function tfjsPadding(pad: PlainWindows['pad']): 'same' | 'valid' | [Pair, Pair, Pair, Pair] {
  if (pad === 'same' || pad === 'valid') return pad;
  const [rows = [0, 0], columns = [0, 0]] = pad;
  return [[0, 0], pairOf(rows), pairOf(columns), [0, 0]];
}
