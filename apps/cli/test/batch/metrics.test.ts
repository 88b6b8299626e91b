import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainBy } from '@gradcam/core';
import { evaluate } from '@gradcam/evaluate';
import { onnxNetwork } from '@gradcam/onnx';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { colorsNet } from '../../../../packages/onnx/test/colors-net.js';
import { writeTaskFiles } from '../../../../packages/gradcam/test/tasks/task-files.js';
import { pictureMetricChoices } from '../../src/arguments/choices.js';
import { readRequest } from '../../src/arguments/read-request.js';
import { namedMetrics } from '../../src/evaluate/named-metrics.js';
import { runHere } from '../running/run-here.js';
import { picture, writeInto, writeNetwork } from './make-pictures.js';
import { linesOf, sortedManifest } from './read-run.js';

let folder = '';
let network: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-metrics-'));
  network = await writeNetwork(folder);
  await writeInto(folder, {
    'photos/red.png': await picture(0),
    'photos/blue.png': await picture(2, 128),
    'photos/black.png': await picture(0, 0),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const batch = (out: string, ...words: string[]) =>
  runHere('batch', at('photos'), '--out', at(out), ...network, '--workers', '1', ...words);

const linesIn = (out: string) => linesOf(sortedManifest(at(out)));
const lineOf = (out: string, name: string) => linesIn(out).find((line) => line.picture === name);

/** Of an ONNX file: there are no weights of TensorFlow.js to shuffle. */
const measured = pictureMetricChoices.filter((name) => name !== 'randomized-weights');

describe('gradcam batch --metrics', () => {
  it('gives the numbers that follow from a network of three means', async () => {
    const { code } = await batch(
      ...(['hand', '--metrics', 'deletion,average-drop,increase-in-confidence'] as const),
    );
    expect(code).toBe(0);
    // The upper half is red, 1, and the map is the same all over it: hot there, 0 below.
    const probability = (mean: number) => Math.exp(10 * mean) / (Math.exp(10 * mean) + 2);
    // The mean of red while n positions of 64 become the mean of the picture, a half: first those of the map, then the black ones.
    const mean = (n: number) => (32 - 0.5 * Math.min(n, 32) + 0.5 * Math.max(n - 32, 0)) / 64;
    const scores = Array.from({ length: 33 }, (_, step) => probability(mean(2 * step)));
    const area = scores
      .slice(1)
      .reduce((sum, score, at) => sum + (score + (scores[at] ?? 0)) / 64, 0);
    const { metrics } = lineOf('hand', 'red.png') ?? {};
    expect(Object.keys(metrics ?? {})).toEqual([
      ...['deletion', 'average-drop', 'increase-in-confidence'],
    ]);
    expect(metrics?.['deletion']).toBeCloseTo(area, 5);
    // What is hot is all that there is: multiplied by its map the picture stays as it is.
    expect(metrics?.['average-drop']).toBeCloseTo(0, 6);
    expect(metrics?.['increase-in-confidence']).toBe(0);
  });

  it('gives what the package measures of the same picture, by each metric', async () => {
    await batch('package', '--metrics', measured.join());
    const { data } = await sharp(at('photos/blue.png')).removeAlpha().raw().toBuffer({
      resolveWithObject: true,
    });
    const planes = Array.from({ length: 3 }, (_, channel) =>
      Array.from({ length: 64 }, (_, cell) => (data[3 * cell + channel] ?? NaN) / 255),
    );
    const x = tensor(planes.flat(), [1, 3, 8, 8]);
    const model = await onnxNetwork(colorsNet());
    try {
      const map = (input: Tensor, classIndex: number) =>
        explainBy('auto', model, input, classIndex).then(({ scoreMap }) => scoreMap);
      const { metrics, problems } = await evaluate(model, [{ x }], {
        metrics: namedMetrics(measured, { model, areObjectsKnown: false }),
        explain: map,
      });
      const line = lineOf('package', 'blue.png');
      expect(Object.keys(line?.metrics ?? {})).toEqual(measured);
      for (const name of measured) {
        const [value] = metrics[name]?.values ?? [];
        if (value === undefined) expect(line?.metrics?.[name], name).toBeNull();
        else expect(line?.metrics?.[name], name).toBeCloseTo(value, 5);
      }
      expect(line?.warnings ?? []).toHaveLength(problems.length);
    } finally {
      x.dispose();
      await model.dispose();
    }
  });

  it('says why a picture has no value, and goes on', async () => {
    // Bytes as they are: where there is red, green has a probability of exp(-1275), which is 0.
    const words = ['--label', 'green', '--preprocessing', 'raw'];
    const { code } = await batch('none', '--metrics', 'average-drop,complexity', ...words);
    expect(code).toBe(0);
    const { metrics, warnings } = lineOf('none', 'red.png') ?? {};
    expect(metrics).toEqual({ 'average-drop': null, complexity: 0 });
    expect(warnings).toContainEqual(
      expect.stringMatching(/^average-drop could not be measured: .*\.$/),
    );
    expect(lineOf('none', 'black.png')?.metrics?.['average-drop']).toBeTypeOf('number');
  });

  it('depends neither on the order of pictures nor on what was measured before', async () => {
    const words = ['--metrics', 'stability,sensitivity-max,infidelity,road'];
    await batch('all', ...words);
    await writeFile(at('list.csv'), 'path\nphotos/red.png\nphotos/blue.png\nphotos/black.png\n');
    await runHere(
      ...['batch', at('list.csv'), '--out', at('listed'), ...network, '--workers', '1', ...words],
    );
    const values = (out: string) =>
      linesIn(out).map(({ picture: name, metrics }) => [name.replace('photos/', ''), metrics]);
    expect(values('listed')).toEqual(values('all'));
  });

  it('holds on to the metrics with --resume, however they are named', async () => {
    await batch('held', '--metrics', 'deletion,complexity');
    const before = await readFile(at('held/manifest.jsonl'), 'utf8');
    await batch('held', '--metrics', 'complexity,deletion,complexity', '--resume');
    expect(await readFile(at('held/manifest.jsonl'), 'utf8')).toBe(before);
    await expect(batch('held', '--metrics', 'deletion', '--resume')).rejects.toThrow(
      /got --metrics \["deletion"\], expected \["deletion","complexity"\]/,
    );
    await expect(batch('held', '--resume')).rejects.toThrow(/got --metrics left out, expected/);
  });

  it('shuffles the weights of a tfjs model, and gives them back', async () => {
    const task = await mkdtemp(at('task-'));
    await writeTaskFiles(task);
    const run = (out: string, ...words: string[]) =>
      runHere(
        ...['batch', at('photos'), '--out', at(out), '--model', join(task, 'my-model')],
        ...['--preprocessing', '0..1', '--workers', '1', ...words],
      );
    await run('shuffled', '--metrics', 'complexity,randomized-weights');
    await run('plain', '--metrics', 'complexity');
    const shuffled = linesIn('shuffled');
    expect(shuffled).toHaveLength(3);
    // All but the value itself is as if no weights had been touched.
    expect(
      shuffled.map(({ metrics, warnings, ...line }) => ({
        ...line,
        complexity: metrics?.['complexity'],
      })),
    ).toEqual(
      linesIn('plain').map(({ metrics, warnings, ...line }) => ({
        ...line,
        complexity: metrics?.['complexity'],
      })),
    );
    expect(lineOf('shuffled', 'red.png')?.metrics?.['randomized-weights']).toBeTypeOf('number');
    await expect(
      run('trunk', '--metrics', 'randomized-weights', '--trunk', 'onnx'),
    ).rejects.toThrow(
      /--metrics randomized-weights changes the weights of TensorFlow\.js, got --trunk onnx/,
    );
    await expect(batch('onnx', '--metrics', 'randomized-weights')).rejects.toThrow(/weights/);
  });
});

describe('--metrics', () => {
  const read = (words: string) =>
    readRequest(['batch', 'photos', '--out', 'o', '--metrics', words]);

  it.each([
    [
      'pointing-game',
      /pointing-game needs boxes or masks, which a run has none of: gradcam evaluate takes them; expected some of deletion, insertion, .*, randomized-weights\./,
    ],
    ['insertion,iou', /iou needs boxes or masks/],
    [
      'insert',
      /There is no metric "insert"; expected some of deletion, .*; the nearest is insertion\./,
    ],
    ['', /There is no metric ""/],
    ['deletion,', /There is no metric ""/],
  ])('refuses %j', (words, sentence) => {
    expect(() => read(words)).toThrow(sentence);
  });

  it('takes each name once, in the order of the help', () => {
    expect(read('road, deletion,road')).toMatchObject({ given: { metrics: ['deletion', 'road'] } });
    expect(readRequest(['batch', 'photos', '--out', 'o'])).not.toHaveProperty('given.metrics');
  });
});
