import type { Page } from 'playwright';

/** The frames that a page drew. */
export interface Frames {
  readonly count: number;
  /** The longest time between two of them, in milliseconds. */
  readonly longest: number;
  /** The time in which they were counted. */
  readonly milliseconds: number;
}

/**
 * Counts the frames of a page from now on.
 *
 * @param page The page.
 * @returns A function that ends the count.
 */
export async function countFrames(page: Page): Promise<() => Promise<Frames>> {
  const counter = await page.evaluateHandle(() => {
    const began = performance.now();
    const frames = { count: 0, longest: 0, milliseconds: 0 };
    let last = began;
    const next = (now: number) => {
      frames.count += 1;
      frames.longest = Math.max(frames.longest, now - last);
      frames.milliseconds = now - began;
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return frames;
  });
  return () => counter.jsonValue();
}
