import { calledAs, checkOptionNames } from '@gradcam/errors';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { currentRegistry, expectSameRegistry, type Registry } from '../assertions/registry.js';
import type { Contract } from './contract.js';
import { skipTests } from './skip-tests.js';
import { testBatches } from './batches.js';
import { testDevice } from './device.js';
import { testDimensions } from './dimensions.js';
import { testErrors } from './errors.js';
import { testFormats } from './formats.js';
import { testMendedNetworks } from './forward/mended-networks.js';
import { testForward } from './forward/test-forward.js';
import { testEveryGradient } from './gradients/every/test-every-gradient.js';
import { testFrames } from './frames.js';
import { testFunctions } from './functions.js';
import { testExactGradients } from './gradients/exact-gradients.js';
import { testKernels } from './gradients/kernels.js';
import { testMendedMaps } from './gradients/mended-maps.js';
import { testMissingGradients } from './gradients/missing-gradients.js';
import { testUnaskedGradients } from './gradients/unasked-gradients.js';
import { testInputAxes } from './input-axes.js';
import { testInputTypes } from './input-types.js';
import { testAutoMethod } from './layers/auto-method.js';
import { testPassedOver } from './layers/passed-over.js';
import { testPoolings } from './layers/poolings.js';
import { testMaps } from './maps.js';
import { testMasks } from './masks.js';
import { testMethods } from './methods/test-methods.js';
import { testOpenSizes } from './open-sizes.js';
import { testPeers } from './peers/test-peers.js';
import { testPictures } from './pictures.js';
import { testPreflight } from './preflight.js';
import { testRegions } from './regions.js';
import { testConcurrency } from './robustness/concurrency.js';
import { testFailures } from './robustness/failures.js';
import { testLifetimes } from './robustness/lifetimes.js';
import { testTargets } from './targets.js';
import { testTasks } from './tasks.js';
import { testClassNames } from './words/class-names.js';
import { testMapWarnings } from './words/map-warnings.js';
import { testOwnCode } from './words/own-code.js';
import { testWithoutFeatureLayer } from './words/without-feature-layer.js';

/**
 * The contract that every adapter passes: call it at the top of a vitest file.
 *
 * @param contract The adapter and the tolerance that its documentation states.
 */
export function testBackend(contract: Contract): void {
  calledAs('testBackend', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      grids: true,
    } satisfies Record<keyof Contract, true>);
  });
  const adapter = contract.create();
  describe(`the backend ${adapter.name}`, () => {
    skipTests(contract.skip ?? []);
    let tensors = 0;
    let registry: Registry;
    beforeAll(async () => {
      await adapter.prepare();
      tensors = memory().numTensors;
      registry = currentRegistry();
    });
    testDevice(contract);
    testMaps(contract);
    testMasks(contract);
    testTargets(contract);
    testClassNames(contract);
    testOwnCode(contract);
    testMapWarnings();
    testWithoutFeatureLayer(contract);
    testBatches(contract);
    testRegions(contract);
    testDimensions(contract);
    testFormats(contract);
    testFrames(contract);
    testOpenSizes(contract);
    testPoolings(contract);
    testAutoMethod(contract);
    testPassedOver(contract);
    testInputTypes(contract);
    testFunctions(contract);
    testInputAxes(contract);
    testPictures(contract);
    if (contract.grids !== false) testForward(contract);
    testMendedNetworks(contract);
    testExactGradients(contract);
    testMissingGradients(contract);
    if (contract.grids !== false) testEveryGradient(contract);
    testMendedMaps(contract);
    testKernels(contract);
    testUnaskedGradients();
    testMethods(contract);
    testPeers(contract);
    testTasks(contract);
    testPreflight();
    testErrors();
    testLifetimes(contract);
    testConcurrency(contract);
    testFailures(contract);
    afterAll(() => {
      expect(memory().numTensors).toBe(tensors);
      expectSameRegistry(registry);
    });
  });
}
