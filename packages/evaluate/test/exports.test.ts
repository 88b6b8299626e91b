import { expect, it } from 'vitest';
import * as evaluation from '../src/index.js';

it('exports what its documentation lists', () => {
  expect(Object.keys(evaluation).sort()).toEqual([
    'averageDropMetric',
    'averageGainMetric',
    'bootstrapInterval',
    'boxAccuracyMetric',
    'deletionMetric',
    'energyInBoxMetric',
    'evaluate',
    'gridPointingGameMetric',
    'gridSamples',
    'increaseInConfidenceMetric',
    'infidelityMetric',
    'insertionMetric',
    'iouMetric',
    'pairedDifference',
    'pointingGameMetric',
    'randomizedWeightsMetric',
    'rankCorrelation',
    'roadMetric',
    'sensitivityMaxMetric',
    'stabilityMetric',
    'structuralSimilarity',
  ]);
});
