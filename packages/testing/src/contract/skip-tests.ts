import { afterAll, beforeEach, expect, TestRunner, type RunnerTask } from 'vitest';
import { record } from '../report/record.js';
import { idOf } from '../report/test-id.js';

/** A test that a backend cannot pass, and why. */
export interface Skip {
  /** The test's id, or that of everything under it: `gradients/every/MaxPool`, `gradients/every`. */
  readonly id: string;
  /** The obstacle, in a sentence; it appears in the report. */
  readonly reason: string;
}

/**
 * Skips tests of the group in which it is called, each with its reason. A skip that fits no test fails the group.
 *
 * @param skips The tests to skip.
 */
export function skipTests(skips: readonly Skip[]): void {
  if (skips.length === 0) return;
  const group = TestRunner.getCurrentSuite();
  beforeEach(({ task, skip }) => {
    const found = skips.find((each) => fits(each, task));
    if (found === undefined) return;
    record({ skipped: found.reason });
    skip(found.reason);
  });
  afterAll(() => {
    const tests = (group.suite?.tasks ?? []).flatMap(testsOf);
    const stale = skips.filter((each) => !tests.some((test) => fits(each, test)));
    expect(stale, 'skips that fit no test').toEqual([]);
  });
}

function fits({ id }: Skip, { meta }: RunnerTask): boolean {
  return `${idOf(meta)}/`.startsWith(`${id}/`);
}

function testsOf(task: RunnerTask): RunnerTask[] {
  return 'tasks' in task ? task.tasks.flatMap(testsOf) : [task];
}
