import { afterAll, beforeEach, expect, TestRunner, type RunnerTask } from 'vitest';
import { record } from '../report/record.js';

/** A test that a backend cannot pass, and why. */
export interface Skip {
  /** The test's name, or the end of it after the names of its groups: `a gradient through … > is right …`. */
  readonly test: string;
  /** What stands in the way, in a sentence; it appears in the report. */
  readonly reason: string;
}

/**
 * Skips tests of the group in which it is called, each with its reason. A skip that fits no test fails the group.
 *
 * @param skips What to skip.
 */
export function skipTests(skips: readonly Skip[]): void {
  if (skips.length === 0) return;
  const group = TestRunner.getCurrentSuite();
  beforeEach(({ task, skip }) => {
    const found = skips.find(({ test }) => pathOf(task).endsWith(test));
    if (found === undefined) return;
    record({ skipped: found.reason });
    skip(found.reason);
  });
  afterAll(() => {
    const names = (group.suite?.tasks ?? []).flatMap(testsOf).map(pathOf);
    const stale = skips.filter(({ test }) => !names.some((name) => name.endsWith(test)));
    expect(stale, 'skips that fit no test').toEqual([]);
  });
}

function pathOf(task: RunnerTask): string {
  return task.suite === undefined ? task.name : `${pathOf(task.suite)} > ${task.name}`;
}

function testsOf(task: RunnerTask): RunnerTask[] {
  return 'tasks' in task ? task.tasks.flatMap(testsOf) : [task];
}
