import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import * as core from '@gradcam/core';
import * as methods from '@gradcam/core/methods';
import { networkFromFunctions } from '@gradcam/core/network';
import * as options from '@gradcam/core/options';
import * as models from '@gradcam/models';
import { avgPool, mean, range, reshape, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import type * as presetsFile from '../../../core/src/preset/presets.js';
import type { Choices } from '../../../../apps/cli/src/arguments/choices.js';
import { readRequest } from '../../../../apps/cli/src/arguments/read-request.js';
import { presetChoices } from '../../../../apps/web/src/network/map/settings.js';
import { commandChoices } from '../../../../tooling/docs/command-choices.mjs';
import { optionsPage } from '../../../../tooling/docs/options-page.mjs';
import * as onnx from '../../../onnx/src/index.js';
import * as render from '../../../render/src/index.js';
import { expectMap } from '../../src/assertions/expect-map.js';

// The one place of every default, changed: another preset, which resizes otherwise.
vi.mock('../../../core/src/preset/presets.js', async (original) => {
  const { presets, ...others } = await original<typeof presetsFile>();
  const xplique = { ...presets.xplique, upsampling: 'nearest', sign: 'absolute' };
  return { ...others, presets: { ...presets, xplique }, defaultPreset: 'xplique' };
});

/** 0 to 15 in rows of four, of which the mean of each quarter is a feature: 2.5 4.5 / 10.5 12.5. */
const x = () => reshape(range(0, 16, 1, 'float32'), [4, 4, 1]);
const quarters = networkFromFunctions({
  input: { name: 'input', shape: [null, 4, 4, 1], dtype: 'float32' },
  // Border to tfjs: a network's input is typed for any rank.
  trunk: (input: Tensor) => avgPool(input as Tensor4D, 2, 2, 'valid'),
  head: (features: Tensor) => mean(features, [1, 2]),
});
const blocks = ([a, b, c, d]: readonly [number, number, number, number]) => [
  ...[a, a, b, b, a, a, b, b],
  ...[c, c, d, d, c, c, d, d],
];

it('changes the maps with the default, and concepts', async () => {
  const { scoreMap } = await core.gradCAM(quarters, x(), 0);
  // Each feature counts 1/4.
  await expectMap(scoreMap, [4, 4], blocks([0.625, 1.125, 2.625, 3.125]), 1e-6);
  const { conceptMaps } = await core.deepFeatureFactorization(quarters, x(), { concepts: 1 });
  await expectMap(conceptMaps, [1, 4, 4], blocks([0, 0.2, 0.8, 1]), 1e-6);
});

it("changes the command's help", () => {
  // Border to the tool, which has no types: it gives the command's choices.
  const choices = commandChoices({ core, options, methods, models, onnx, render }) as Choices;
  const request = readRequest(['--help'], choices);
  const help = request.command === 'print' ? request.text : '';
  expect(help).toMatch(/xplique \(default\)/);
  expect(help).toMatch(/--upsampling <KIND> +nearest \(default\)/);
  expect(help).toMatch(/absolute \(default\)/);
  expect(help).not.toMatch(/matlab \(default\)|bicubic \(default\)|positive \(default\)/);
});

it("changes the page's list, whose first choice is taken", () => {
  expect(presetChoices[0]?.[0]).toBe('xplique');
  const ofOneLayer = Object.keys(core.presets).filter((name) => name !== 'sharp');
  expect(presetChoices.map(([name]) => name).sort()).toEqual(ofOneLayer.sort());
});

it('changes the page of options', () => {
  const page = optionsPage({ ...core, ...options, ...methods });
  expect(page).toMatch(/`outputUpsampling` \| \*\*`nearest`\*\*/);
  expect(page).toMatch(/`preset` \| \*\*`xplique`\*\*/);
  expect(page).toMatch(/`sign` \| \*\*`absolute`\*\*/);
});
