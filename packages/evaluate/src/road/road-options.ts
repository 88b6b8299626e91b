import {
  checkChoice,
  checkKind,
  checkNumber,
  checkOptionNames,
  GradCamError,
  saidOf,
} from '@gradcam/errors';

const orders = ['combined', 'most-relevant-first', 'least-relevant-first'] as const;

/** The positions that ROAD removes first; `'combined'`, half of the difference between both orders. */
export type RoadOrder = (typeof orders)[number];

/** The options of ROAD. */
export interface RoadOptions {
  /** `'combined'` when left out. */
  readonly order?: RoadOrder | undefined;
  /** The per cents of positions that stay, each above 0 and below 100; 10, 20, … 90 when left out. */
  readonly percentiles?: readonly number[] | undefined;
  /** The standard deviation of the noise on imputed numbers, in units of the input; 0.01 when left out. */
  readonly noise?: number | undefined;
  /** Of the noise; 0 when left out. */
  readonly seed?: number | undefined;
}

const optionNames = {
  order: true,
  percentiles: true,
  noise: true,
  seed: true,
} as const satisfies Record<keyof RoadOptions, true>;

/**
 * Refuses options that ROAD does not take.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkRoad(options: RoadOptions): void {
  checkOptionNames(options, optionNames);
  const { order, percentiles = [10], noise = 0, seed = 0 } = options;
  checkChoice(order, orders, 'the option order');
  checkNumber(noise, { where: 'the option noise', least: 0 });
  checkNumber(seed, { where: 'the option seed', kind: 'integer' });
  checkKind(
    Array.isArray(percentiles) && percentiles.length > 0,
    percentiles,
    'the option percentiles is not a list',
    'numbers above 0 and below 100',
  );
  const wrong = percentiles.find((value) => !(Number.isFinite(value) && value > 0 && value < 100));
  if (wrong === undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option percentiles is wrong, got ${saidOf(wrong)}, expected numbers above 0 and below 100.`,
  );
}
