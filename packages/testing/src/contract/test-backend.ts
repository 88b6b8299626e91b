import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Contract } from './contract.js';
import { skipTests } from './skip-tests.js';
import { testBatches } from './batches.js';
import { testDimensions } from './dimensions.js';
import { testErrors } from './errors.js';
import { testFormats } from './formats.js';
import { testGradients } from './gradients.js';
import { testMaps } from './maps.js';
import { testMethods } from './methods/test-methods.js';
import { testMissingGradients } from './missing-gradients.js';
import { testPeers } from './peers/test-peers.js';
import { testPreflight } from './preflight.js';
import { testRegions } from './regions.js';
import { testTargets } from './targets.js';
import { testTasks } from './tasks.js';

/**
 * The contract that every adapter passes: call it at the top of a vitest file.
 *
 * @param contract The adapter and the tolerance that its documentation states.
 */
export function testBackend(contract: Contract): void {
  const adapter = contract.create();
  describe(`the backend ${adapter.name}`, () => {
    skipTests(contract.skip ?? []);
    let tensors = 0;
    beforeAll(async () => {
      await adapter.prepare();
      tensors = memory().numTensors;
    });
    testMaps(contract);
    testTargets(contract);
    testBatches(contract);
    testRegions(contract);
    testDimensions(contract);
    testFormats(contract);
    testGradients(contract);
    testMissingGradients(contract);
    testMethods(contract);
    testPeers(contract);
    testTasks(contract);
    testPreflight();
    testErrors();
    afterAll(() => {
      expect(memory().numTensors).toBe(tensors);
    });
  });
}
