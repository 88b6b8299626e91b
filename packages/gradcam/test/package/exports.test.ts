import * as core from '@gradcam/core';
import * as methods from '@gradcam/core/methods';
import * as network from '@gradcam/core/network';
import * as models from '@gradcam/models';
import * as modelsInNode from '@gradcam/models/node';
import * as picturesInPage from '@gradcam/pictures/browser';
import * as picturesInNode from '@gradcam/pictures/node';
import * as pictures from '@gradcam/pictures';
import * as render from '@gradcam/render';
import { expect, it } from 'vitest';
import * as inPage from '../../src/browser.js';
import * as inNode from '../../src/node.js';

const shared = { ...core, ...methods, ...network, ...models, ...pictures, ...render };

it.each([
  ['Node', inNode, { ...shared, ...modelsInNode, ...picturesInNode }],
  ['a page', inPage, { ...shared, ...picturesInPage }],
])('exports in %s what the packages export, and a few names besides', (_, door, others) => {
  expect(Object.keys(door).sort()).toEqual(
    [...Object.keys(others), 'explain', 'withMendedKernels'].sort(),
  );
});
