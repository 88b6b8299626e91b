import { calledAs } from '@gradcam/errors';
import type { Explanation } from '../explanation/explanation.js';
import { overlayNote, type OverlayPlace } from '../overlay/overlay-note.js';
import type { Verdict } from './verdict.js';

/** The part of what vitest and Jest call a matcher with as `this` that is used here. */
export interface MatcherContext {
  /** True after `.not`. */
  readonly isNot?: boolean | undefined;
  readonly currentTestName?: string | undefined;
  readonly testPath?: string | undefined;
}

/** A matcher's answer, as vitest and Jest take it. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The answer of a matcher, which is waited for; it is there at once where nobody waits, as in `toEqual([expect.toPointAt(box)])`. */
export interface MatcherOutcome extends PromiseLike<MatcherResult>, MatcherResult {}

/** A matcher, as `expect.extend` takes it. */
export type Matcher<Parameters extends readonly unknown[]> = (
  this: MatcherContext,
  received: Explanation,
  ...parameters: Parameters
) => MatcherOutcome;

/** The two ways to judge an explanation. */
export interface Judging<Parameters extends readonly unknown[]> {
  /** In its own time. */
  readonly later: (received: Explanation, ...parameters: Parameters) => Promise<Verdict>;
  /** At once, as an asymmetric matcher has to. */
  readonly now: (received: Explanation, ...parameters: Parameters) => Verdict;
}

/**
 * Makes a matcher.
 *
 * @param name The name after `expect(...).`.
 * @param folder The folder of the overlays.
 * @param judging Judges the explanation.
 * @returns The matcher.
 */
export function matcherOf<Parameters extends readonly unknown[]>(
  name: string,
  folder: string,
  judging: Judging<Parameters>,
): Matcher<Parameters> {
  return function (received, ...parameters) {
    const place = { folder, name, context: this };
    const judged = () =>
      calledAs(name, async () => resultOf(await judging.later(received, ...parameters), place));
    const judgedNow = () => calledAs(name, () => judging.now(received, ...parameters));
    return {
      then: (fulfilled, rejected) => judged().then(fulfilled, rejected),
      get pass() {
        return judgedNow().pass;
      },
      message: () => sentenceOf(judgedNow(), place.context),
    };
  };
}

async function resultOf(verdict: Verdict, place: OverlayPlace): Promise<MatcherResult> {
  const { pass, picture } = verdict;
  const { isNot = false } = place.context;
  const fails = pass === isNot;
  const note = fails ? `\n${await overlayNote(picture, place)}` : '';
  return { pass, message: () => sentenceOf(verdict, place.context) + note };
}

function sentenceOf({ expected, found }: Verdict, { isNot = false }: MatcherContext): string {
  return `expected the map ${isNot ? 'not ' : ''}to ${expected}, but ${found}.`;
}
