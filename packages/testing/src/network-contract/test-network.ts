import { calledAs, checkOptionNames } from '@gradcam/errors';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe } from 'vitest';
import { skipTests } from '../contract/skip-tests.js';
import type { NetworkContract } from './network-contract.js';
import { testNetworkCuts } from './test-network-cuts.js';
import { testNetworkGraph } from './test-network-graph.js';
import { testNetworkFaults } from './test-network-faults.js';
import { testNetworkMaps } from './test-network-maps.js';

/**
 * Tests a network of another engine by the contract that every network passes: call it at the top of a vitest file, on the backend that
 * computes its head.
 *
 * It asserts that the halves of its cut have the right shapes and score what the network predicts, that the gradient through its head agrees
 * with central differences, that maps are those of the reference, alone, in a batch and for several classes, that no tensor is left, and
 * that mistakes are said in sentences.
 *
 * @param contract The network, one input, and what is known of it.
 */
export function testNetwork(contract: NetworkContract): void {
  calledAs('testNetwork', () => {
    checkOptionNames(contract, {
      name: true,
      create: true,
      dispose: true,
      inputs: true,
      reference: true,
      tolerance: true,
      skip: true,
    } satisfies Record<keyof NetworkContract, true>);
  });
  describe(`the network ${contract.name}`, { meta: { area: 'network' } }, () => {
    skipTests(contract.skip ?? []);
    beforeAll(() => ready());
    testNetworkGraph(contract);
    testNetworkCuts(contract);
    testNetworkMaps(contract);
    testNetworkFaults(contract);
  });
}
