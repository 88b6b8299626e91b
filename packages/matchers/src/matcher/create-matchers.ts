import { calledAs, checkKind, checkOptionNames } from '@gradcam/errors';
import { toFocusOn } from '../map/to-focus-on.js';
import { toMatchMap } from '../map/to-match-map.js';
import { toPointAt } from '../map/to-point-at.js';
import { toBeStable } from '../network/to-be-stable.js';
import { toPassSanityCheck } from '../network/to-pass-sanity-check.js';
import type { Matchers } from './explanation-matchers.js';
import { matcherOf } from './matcher.js';

/** The options of the matchers. */
export interface MatchersOptions {
  /** The folder of the overlays, made where it is missing; `test-results/maps`, in the folder that the tests run in, when left out. */
  readonly folder?: string | undefined;
}

/**
 * Makes the matchers with another folder for the overlays that failures write.
 *
 * @param options The folder.
 * @returns The matchers, for `expect.extend`.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * expect.extend(createMatchers({ folder: 'output/maps' }));
 * ```
 */
export function createMatchers(options: MatchersOptions = {}): Matchers {
  return calledAs('createMatchers', () => {
    checkOptionNames(options, { folder: true } satisfies Record<keyof MatchersOptions, true>);
    const { folder = 'test-results/maps' } = options;
    checkKind(typeof folder === 'string', folder, 'the option folder is not a path', 'a string');
    return {
      toPointAt: matcherOf('toPointAt', folder, toPointAt),
      toFocusOn: matcherOf('toFocusOn', folder, toFocusOn),
      toMatchMap: matcherOf('toMatchMap', folder, toMatchMap),
      toBeStable: matcherOf('toBeStable', folder, toBeStable),
      toPassSanityCheck: matcherOf('toPassSanityCheck', folder, toPassSanityCheck),
    };
  });
}

/**
 * The matchers, which nothing registers but `expect.extend(matchers)`, or an import of `@gradcam/matchers/vitest` or `@gradcam/matchers/jest`.
 *
 * @example
 * ```ts
 * expect.extend(matchers);
 * await expect(await gradCAM(model, x, 285)).toPointAt({ x: 90, y: 40, width: 80, height: 100 });
 * ```
 */
export const matchers: Matchers = createMatchers();
