import { expect, it } from 'vitest';
import * as core from '../src/index.js';

it('exports what its documentation lists', () => {
  expect(Object.keys(core).sort()).toEqual([
    'GradCamError',
    'activateBackend',
    'axisTaps',
    'checkExplainable',
    'createExplainer',
    'gradCAM',
    'gradCamMethod',
    'networkFromFunctions',
    'prepareAdapter',
    'resampleMap',
    'toNetwork',
    'watchDevice',
  ]);
});
