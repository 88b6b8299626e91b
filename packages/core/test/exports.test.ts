import { expect, it } from 'vitest';
import * as core from '../src/index.js';

it('exports what its documentation lists', () => {
  expect(Object.keys(core).sort()).toEqual([
    'GradCamError',
    'ablationCamMethod',
    'activateBackend',
    'axisTaps',
    'checkExplainable',
    'createExplainer',
    'eigenCamMethod',
    'eigenGradCamMethod',
    'elementWiseGradCamMethod',
    'femMethod',
    'fuseLayers',
    'gradCAM',
    'gradCamMethod',
    'gradCamPlusPlus',
    'gradCamPlusPlusMethod',
    'hiResCamMethod',
    'kpcaCamMethod',
    'layerCamMethod',
    'networkFromFunctions',
    'prepareAdapter',
    'presets',
    'randomCamMethod',
    'resampleMap',
    'scoreCamMethod',
    'segEigenCamMethod',
    'shapleyCamMethod',
    'smoothGradCamPlusPlusMethod',
    'toNetwork',
    'watchDevice',
    'xGradCamMethod',
  ]);
});
