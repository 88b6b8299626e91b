import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as gradcam from '../../src/node.js';
import { programsOf, runIn, runProgram } from './run-program.js';
import { tasksPage, writeTaskFiles } from './task-files.js';

const programs = programsOf(tasksPage, 'js');
const place = { folder: '' };
const path = (name: string) => join(place.folder, name);

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'gradcam-tasks-'));
  await writeTaskFiles(place.folder);
});
afterAll(() => rm(place.folder, { recursive: true, force: true }));

const tests: (() => Promise<void>)[] = [];
const modules = {
  '@tensorflow/tfjs': () => import('@tensorflow/tfjs'),
  gradcam: () => Promise.resolve(gradcam),
  'node:fs/promises': () => import('node:fs/promises'),
  vitest: () =>
    Promise.resolve({ expect, it: (_: string, run: () => Promise<void>) => tests.push(run) }),
};

/** Runs the programs under a heading. */
async function follow(number: number): Promise<string[]> {
  const found = programs.filter(({ heading }) => heading.startsWith(`${number}. `));
  if (found.length === 0) throw new Error(`task ${number} has no program`);
  const printed: string[] = [];
  for (const { code } of found) printed.push(...(await runProgram(code, place.folder, modules)));
  return printed;
}

/** The picture of 64 x 64 with words below, which are 14 letters of 14 pixels wide, and half a letter on either side. */
async function expectFigure(name: string): Promise<void> {
  const [width, height] = await sizeOf(name);
  expect(width).toBe(15 * 14);
  expect(height).toBeGreaterThan(2 * 64);
}

async function sizeOf(name: string): Promise<readonly [number, number]> {
  const { width, height } = await gradcam.readPicture(path(name));
  return [width, height];
}

describe('the tasks of the documentation, followed to the letter', () => {
  it('are ten', () => {
    expect([...tasksPage.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('1: a Keras model', async () => {
    const printed = await follow(1);
    // JPEG has the red of 254.
    expect(printed[0]).toMatch(
      /^Evidence for "cat" \(6[89] %\), by Grad-CAM at colours\. One hot spot on the left, 63 % /,
    );
    expect(printed.join(' ')).toMatch(/range -1 to 1 is assumed; name another/);
    await expectFigure('map.png');
  });

  it('3: a model of Teachable Machine, which says its own preprocessing', async () => {
    const [best = '', ...others] = await follow(3);
    // Red on five columns of eight: logits of 4 * 5 / 8 = 2.5, 1.5 and 0.
    expect(best).toMatch(/^Cat 0\.6[89]$/);
    expect(others).toEqual(['Dog 0.25', 'Tree 0.06']);
  });

  it('4: in a test, which passes', async () => {
    await follow(4);
    expect(tests.length).toBe(1);
    await runIn(place.folder, () => Promise.all(tests.map((run) => run())));
  });

  it('5: another class', async () => {
    expect(await follow(5)).toEqual([expect.stringMatching(/^Evidence for "dog" .* right/)]);
    await expectFigure('dog.png');
  });

  it('6: why this class and not that one', async () => {
    // 4 * 5 / 8 - 4 * 3 / 8.
    expect(Number((await follow(6))[0])).toBeCloseTo(1, 1);
    await expectFigure('cat-or-dog.png');
  });

  it('7: a segmentation', async () => {
    expect(await follow(7)).toEqual([expect.stringMatching(/^Evidence for "dog".* right/)]);
  });

  it('8: a signal, whose spike is hot', async () => {
    expect(await follow(8)).toEqual(['50']);
    expect(await readFile(path('signal.svg'), 'utf8')).toMatch(/^<svg [^]*<path/);
  });

  it('9: methods side by side', async () => {
    const printed = await follow(9);
    expect(printed.map((line) => line.split(':')[0])).toEqual([
      'grad-cam',
      'layer-cam',
      'eigen-cam',
      'score-cam',
    ]);
    expect(await sizeOf('methods.png')).toEqual([2 * 64 + 8, 2 * 64 + 8]);
  });
});
