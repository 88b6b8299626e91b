import { checkKind, GradCamError, isList, saidOf } from '@gradcam/errors';

/**
 * Refuses what is not a list of finite numbers.
 *
 * @param values As given by the caller.
 * @throws `BAD_OPTION`, for an empty list, too
 */
export function requireNumbers(values: unknown): void {
  checkKind(isList(values), values, 'this is not a list of numbers', 'an array or a typed array');
  const list: readonly unknown[] = Array.from(isList(values) ? values : []);
  const wrong = list.findIndex((value) => !Number.isFinite(value));
  if (list.length > 0 && wrong === -1) return;
  const got = list.length === 0 ? 'an empty list' : `${saidOf(list[wrong])} at position ${wrong}`;
  throw new GradCamError(
    'BAD_OPTION',
    `this is not a list of numbers, got ${got}, expected finite ones.`,
  );
}

/**
 * Refuses what is not a pair of lists of finite numbers.
 *
 * @param first As given by the caller.
 * @param second As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requirePair(first: ArrayLike<number>, second: ArrayLike<number>): void {
  requireNumbers(first);
  requireNumbers(second);
  if (first.length === second.length) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the lists do not pair, got ${first.length} and ${second.length} numbers, expected as many in both.`,
  );
}
