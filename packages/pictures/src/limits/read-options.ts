import { checkOptionNames, GradCamError, saidOf } from '@gradcam/errors';

/** The limits on what reading a picture may cost; `Infinity` lifts one. */
export interface ReadOptions {
  /** The width, and the height, at most; 65,535 by default. */
  readonly sideLimit?: number | undefined;
  /** Width times height, at most; 100 million by default. A small file can unpack to gigapixels. */
  readonly pixelLimit?: number | undefined;
  /**
   * The bytes of memory that decoding may need, by what the header states; two billion by default. `Infinity` lifts the decoder's own limits, too: for an
   * SVG of one's own that holds a large picture.
   */
  readonly memoryLimit?: number | undefined;
  /** The bytes of the file, at most; 500 million by default. */
  readonly fileLimit?: number | undefined;
  /** The milliseconds that decoding may take; 10,000 by default. */
  readonly timeLimit?: number | undefined;
}

/** All limits, those that were given and the others by default. */
export type Limits = Readonly<Record<keyof ReadOptions, number>>;

const optionNames = {
  sideLimit: true,
  pixelLimit: true,
  memoryLimit: true,
  fileLimit: true,
  timeLimit: true,
} as const satisfies Record<keyof ReadOptions, true>;

/**
 * Fills in the limits that were left out.
 *
 * @param options As given by the caller.
 * @returns All limits, each above zero.
 * @throws `BAD_OPTION`
 */
export function limitsOf(options: ReadOptions): Limits {
  checkOptionNames(options, optionNames);
  const {
    sideLimit = 65_535,
    pixelLimit = 100_000_000,
    memoryLimit = 2_000_000_000,
    fileLimit = 500_000_000,
    timeLimit = 10_000,
  } = options;
  const limits = { sideLimit, pixelLimit, memoryLimit, fileLimit, timeLimit };
  for (const [name, value] of Object.entries(limits)) checkLimit(name, value);
  return limits;
}

/**
 * Turns a limit into what a timer takes: a longer one would fire at once.
 *
 * @param limit In milliseconds, or `Infinity`.
 * @returns At most 24 days.
 */
export function millisecondsOf(limit: number): number {
  return Math.min(limit, 2 ** 31 - 1);
}

function checkLimit(name: string, value: unknown): void {
  if (typeof value === 'number' && value > 0) return;
  const got = typeof value === 'number' ? value : saidOf(value);
  throw new GradCamError(
    'BAD_OPTION',
    `the option ${name} is wrong, got ${got}, expected a number above zero; Infinity lifts the limit.`,
  );
}
