import { expect, it } from 'vitest';
import * as evaluation from '../src/index.js';

it('exports what its documentation lists', () => {
  expect(Object.keys(evaluation).sort()).toEqual([
    'arccMetric',
    'averageDropMetric',
    'averageGainMetric',
    'bootstrapInterval',
    'boxAccuracyMetric',
    'coherencyMetric',
    'complexityMetric',
    'deletionMetric',
    'energyInBoxMetric',
    'evaluate',
    'gridPointingGameMetric',
    'gridSamples',
    'increaseInConfidenceMetric',
    'infidelityMetric',
    'insertionMetric',
    'iouMetric',
    'layerSensitivityMetric',
    'meaningOfMeasures',
    'measureInWords',
    'pairedDifference',
    'pointingGameMetric',
    'randomizedWeightsMetric',
    'rankCorrelation',
    'roadMetric',
    'sensitivityMaxMetric',
    'stabilityMetric',
    'structuralSimilarity',
    'weightedLayerNames',
  ]);
});
