import { GradCamError } from '@gradcam/errors';
import { util } from '@tensorflow/tfjs-core';

/** The position of the tokens of a vision transformer in space. */
export interface Tokens {
  /** The number of tokens before those of the picture: the class token, registers. */
  readonly prefix: number;
  /** Tokens along each space axis, `[rows, columns]`. */
  readonly grid: readonly number[];
}

/** Prefix tokens that are met: none, a class token, a class and a distillation token, a class token and four registers. */
const prefixes = [1, 0, 2, 5] as const;

/**
 * Finds the grid that a row of tokens folds into.
 *
 * @param count The number of tokens.
 * @param input The input's space.
 * @param tokens The caller's description; derived from the shapes when left out: a grid of the input's shape, after one of the
 *   usual numbers of prefix tokens.
 * @returns The grid and the prefix.
 * @throws `BAD_OPTION` where the given grid does not fit, and where none can be found
 */
export function tokenGrid(
  count: number,
  input: readonly number[],
  tokens: Tokens | undefined,
): Tokens {
  if (tokens !== undefined) {
    const total = tokens.prefix + util.sizeFromShape([...tokens.grid]);
    if (total === count && tokens.grid.length === input.length) return tokens;
    throw new GradCamError(
      'BAD_OPTION',
      `the option tokens does not fit, got ${tokens.prefix} and a grid of ${tokens.grid.join(' x ')} for ${count} tokens and an input of ${input.join(' x ')}.`,
    );
  }
  for (const prefix of prefixes) {
    // The grid has the shape of the input: each side is the input's, by one patch size.
    const patch = (util.sizeFromShape([...input]) / (count - prefix)) ** (1 / input.length);
    const grid = input.map((size) => Math.round(size / patch));
    const isWhole = input.every(
      (size, axis) => Math.floor(size / Math.round(patch)) === grid[axis],
    );
    if (isWhole && util.sizeFromShape(grid) === count - prefix) return { prefix, grid };
  }
  throw new GradCamError(
    'BAD_OPTION',
    `${count} tokens fold into no grid over an input of ${input.join(' x ')}; give the option tokens, { prefix, grid: [rows, columns] }.`,
  );
}
