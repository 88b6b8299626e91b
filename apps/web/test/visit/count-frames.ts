import type { Page } from 'playwright';

/**
 * Counts the frames that a page draws from now on.
 *
 * @param page The page.
 * @returns A function that gives their number so far.
 */
export async function countFrames(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const frames = { count: 0 };
    const next = () => {
      frames.count += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return frames;
  });
  return async () => (await counter.jsonValue()).count;
}
