import '@tensorflow/tfjs-backend-cpu';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tensor } from '@tensorflow/tfjs-core';
import { setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFilesOf } from '../../../tooling/smoke/write-files-of.mjs';
import type { Interval } from '../src/index.js';
import type { Recommendation } from '../src/recommend/index.js';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let folder: string;

beforeAll(async () => {
  await setBackend('cpu');
  // Inside the package, so that the packages of the page are found.
  folder = mkdtempSync(pathOf('page-'));
  expect(writeFilesOf(pathOf('../../../docs/evaluate.md'), folder)).toEqual([
    'spots.js',
    'measure.js',
    'forgetting.js',
    'choose.js',
  ]);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The exports of a program of the page, which have no types. */
const program = async <T>(name: string): Promise<T> => (await import(`${folder}/${name}`)) as T;

it('measures as the page says', async () => {
  const { report } = await program<{
    report: { name: string; usual: Interval; centre: number | undefined; gain: Interval }[];
  }>('measure.js');
  const by = Object.fromEntries(report.map((each) => [each.name, each]));
  const [energy, pointing] = [by['energy-in-box'], by['pointing-game']];
  expect(energy?.usual.mean).toBeCloseTo(0.31, 2);
  for (const [end, expected] of [
    ['mean', 0.69],
    ['low', 0.63],
    ['high', 0.73],
  ] as const)
    expect(energy?.gain[end]).toBeCloseTo(expected, 2);
  expect(energy?.centre).toBeUndefined();
  expect(pointing).toMatchObject({ usual: { mean: 0.625 }, centre: 0, gain: { mean: 0.375 } });
  expect(by['insertion']?.gain.low).toBeGreaterThan(0);
  expect(by['deletion']?.gain.high).toBeLessThan(0);
});

it('finds the method that does not follow the network', async () => {
  const { left } = await program<{ left: { gradCam: number; eigenCam: number } }>('forgetting.js');
  expect(left.gradCam).toBeCloseTo(0, 6);
  expect(left.eigenCam).toBeCloseTo(1, 6);
});

it('chooses the layer that sees each position', async () => {
  const { advice, scoreMap, featureLayers } = await program<{
    advice: Recommendation;
    scoreMap: Tensor;
    featureLayers: string[];
  }>('choose.js');
  expect(advice.isBetter).toBe(true);
  expect(featureLayers).toContain('fine');
  expect(scoreMap.shape).toEqual([16, 16]);
});
