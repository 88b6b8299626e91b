import type { Page } from 'playwright';
import { expect } from 'vitest';

/** The tasks of a page's main thread: what holds up its frames and what the visitor does. */
export interface Tasks {
  readonly count: number;
  /** The most processor time that one of them took, in milliseconds: another program that is busy makes it no longer. */
  readonly longest: number;
}

/** An event of Chromium's trace; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** The time on the clock, and the processor's; neither is there for tasks too short for them. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * What a task that holds up a page takes at least, in milliseconds of the processor. Browsers call 50 a long task; a machine five times slower takes
 * five times as long. What the tests are there to find, a map or a picture that is painted in the page's thread, takes seconds even on a fast one.
 */
export const heldUp = 250;

const categories = ['-*', '__metadata', 'disabled-by-default-devtools.timeline'];

/**
 * Traces the tasks of the main threads of all pages of the browser from now on.
 *
 * @param page One of the pages.
 * @returns A function that ends the trace.
 */
export async function traceTasks(page: Page): Promise<() => Promise<Tasks>> {
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories });
  return async () => {
    const trace = await browser?.stopTracing();
    // Border to Chromium: the format of its traces.
    const { traceEvents } = JSON.parse(String(trace)) as { traceEvents: readonly TraceEvent[] };
    const mainThreads = traceEvents.filter(
      ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
    );
    const tasks = traceEvents.filter(
      ({ name, ph, pid, tid }) =>
        name === 'RunTask' &&
        ph === 'X' &&
        mainThreads.some((thread) => thread.pid === pid && thread.tid === tid),
    );
    // Else the trace says nothing.
    expect(tasks.some(({ tdur = 0 }) => tdur > 0)).toBe(true);
    const times = tasks.map(({ dur = 0, tdur = dur }) => tdur / 1000);
    return { count: tasks.length, longest: Math.max(...times) };
  };
}
