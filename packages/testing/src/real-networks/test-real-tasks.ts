import { calledAs, checkOptionNames } from '@gradcam/errors';
import { beforeAll, describe } from 'vitest';
import { skipTests } from '../contract/skip-tests.js';
import type { TasksContract } from './tasks/tasks-contract.js';
import { testAge } from './tasks/test-age.js';
import { testDeeplab } from './tasks/test-deeplab.js';
import { testPitch } from './tasks/test-pitch.js';
import { testResnet50 } from './tasks/test-resnet50.js';

/**
 * Tests segmentation, regression and sound: real networks against an independent implementation in float64.
 *
 * @param contract The adapter and how to get at models and pictures.
 */
export function testRealTasks(contract: TasksContract): void {
  calledAs('testRealTasks', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      load: true,
      readSample: true,
    } satisfies Record<keyof TasksContract, true>);
  });
  const adapter = contract.create();
  const meta = { backend: adapter.name, area: 'real' };
  describe(`real networks beyond classifiers on ${adapter.name}`, { meta }, () => {
    skipTests(contract.skip ?? []);
    beforeAll(() => adapter.prepare());
    testDeeplab(contract);
    testResnet50(contract);
    testAge(contract);
    testPitch(contract);
  });
}
