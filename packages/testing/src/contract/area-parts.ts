import { gradientChecks, kernelChecks } from '@gradcam/tfjs-gradients/contract';
import type { Contract } from './contract.js';
import { testAborts } from './faults/aborts.js';
import { testConcurrency } from './faults/concurrency.js';
import { testErrors } from './faults/errors.js';
import { testFailures } from './faults/failures.js';
import { testLifetimes } from './faults/lifetimes.js';
import { testNotFinite } from './faults/not-finite.js';
import { testOwnCode } from './faults/own-code.js';
import { testMendedNetworks } from './kernels/mended-networks.js';
import { testExactGradients } from './gradients/exact-gradients.js';
import { testKernels } from './gradients/kernels.js';
import { testMendedMaps } from './gradients/mended-maps.js';
import { testMissingGradients } from './gradients/missing-gradients.js';
import { testUnaskedGradients } from './gradients/unasked-gradients.js';
import { testDimensions } from './inputs/dimensions.js';
import { testFormats } from './inputs/formats.js';
import { testFrames } from './inputs/frames.js';
import { testInputAxes } from './inputs/input-axes.js';
import { testInputTypes } from './inputs/input-types.js';
import { testOpenSizes } from './inputs/open-sizes.js';
import { testPictures } from './inputs/pictures.js';
import { testBatches } from './maps/batches.js';
import { testClassNames } from './maps/class-names.js';
import { testMapWarnings } from './maps/map-warnings.js';
import { testMaps } from './maps/maps.js';
import { testRegions } from './maps/regions.js';
import { testTargets } from './maps/targets.js';
import { testWithoutFeatureLayer } from './maps/without-feature-layer.js';
import { testMethodBatches } from './methods/batches.js';
import { testBounds } from './methods/bounds.js';
import { testByName } from './methods/by-name.js';
import { testConcepts } from './methods/concepts.js';
import { testFormulas } from './methods/formulas.js';
import { testFullGradient } from './methods/full-gradient.js';
import { testSmoothing } from './methods/smoothing.js';
import { testAutoMethod } from './networks/auto-method.js';
import { testFunctions } from './networks/functions.js';
import { testMasks } from './networks/masks.js';
import { testPassedOver } from './networks/passed-over.js';
import { testPoolings } from './networks/poolings.js';
import { testPreflight } from './networks/preflight.js';
import { testTasks } from './networks/tasks.js';
import { testPeers } from './peers/test-peers.js';
import { runChecks } from './run-checks.js';

/** A group of tests within an area of the contract. */
export interface Part {
  /** In the ids of its tests, after the area: `maps/targets`. */
  readonly id: string;
  readonly test: (contract: Contract) => void;
}

/** The parts of each area of `areas.json`, by its id. */
export const areaParts: Readonly<Record<string, readonly Part[]>> = {
  maps: [
    { id: 'by-hand', test: testMaps },
    { id: 'targets', test: testTargets },
    { id: 'batches', test: testBatches },
    { id: 'regions', test: testRegions },
    { id: 'class-names', test: testClassNames },
    { id: 'warnings', test: testMapWarnings },
    { id: 'without-feature-layer', test: testWithoutFeatureLayer },
  ],
  inputs: [
    { id: 'dimensions', test: testDimensions },
    { id: 'axes', test: testInputAxes },
    { id: 'formats', test: testFormats },
    { id: 'types', test: testInputTypes },
    { id: 'open-sizes', test: testOpenSizes },
    { id: 'frames', test: testFrames },
    { id: 'pictures', test: testPictures },
  ],
  networks: [
    { id: 'functions', test: testFunctions },
    { id: 'tasks', test: testTasks },
    { id: 'masks', test: testMasks },
    { id: 'poolings', test: testPoolings },
    { id: 'auto-method', test: testAutoMethod },
    { id: 'passed-over', test: testPassedOver },
    { id: 'preflight', test: testPreflight },
  ],
  kernels: [
    {
      id: 'every',
      test: ({ create, tolerance }) => {
        runChecks(kernelChecks({ tolerance, isOnGpu: create().device === 'gpu' }));
      },
    },
    { id: 'in-networks', test: testMendedNetworks },
  ],
  gradients: [
    {
      id: 'every',
      test: ({ tolerance }) => {
        runChecks(gradientChecks({ tolerance }));
      },
    },
    { id: 'exact', test: testExactGradients },
    { id: 'missing', test: testMissingGradients },
    { id: 'mended', test: testMendedMaps },
    { id: 'kernels', test: testKernels },
    { id: 'unasked', test: testUnaskedGradients },
  ],
  methods: [
    { id: 'formulas', test: testFormulas },
    { id: 'batches', test: testMethodBatches },
    { id: 'smoothing', test: testSmoothing },
    { id: 'full-gradient', test: testFullGradient },
    { id: 'concepts', test: testConcepts },
    { id: 'bounds', test: testBounds },
    { id: 'by-name', test: testByName },
  ],
  libraries: [{ id: 'small-nets', test: testPeers }],
  faults: [
    { id: 'errors', test: testErrors },
    { id: 'not-finite', test: testNotFinite },
    { id: 'own-code', test: testOwnCode },
    { id: 'lifetimes', test: testLifetimes },
    { id: 'at-the-same-time', test: testConcurrency },
    { id: 'aborts', test: testAborts },
    { id: 'failures', test: testFailures },
  ],
};
