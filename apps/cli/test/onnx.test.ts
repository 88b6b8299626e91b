import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colorsNet, wordsNet } from '../../../packages/onnx/test/colors-net.js';
import { runHere as run } from './running/run-here.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-command-onnx-'));
  await writeFile(join(folder, 'colors.onnx'), colorsNet());
  await writeFile(join(folder, 'labels.txt'), 'red\ngreen\nblue\n');
  // Red above, black below.
  const pixels = Uint8Array.from({ length: 192 }, (_, at) => (at < 96 && at % 3 === 0 ? 255 : 0));
  const raw = { width: 8, height: 8, channels: 3 } as const;
  await sharp(pixels, { raw }).png().toFile(join(folder, 'red.png'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

describe('the command, with an ONNX file', () => {
  it('explains a picture, and says the engine and the hash of the file', async () => {
    const options = ['--model', at('colors.onnx'), '--labels', at('labels.txt'), '--json'];
    const ranged = [...options, '--preprocessing', '0..1', '-o', at('map.png')];
    const { code, printed } = await run(at('red.png'), ...ranged);
    expect(code).toBe(0);
    // Border to JSON: the test says what is in it.
    const line = JSON.parse(printed[0] ?? '') as Record<string, never>;
    expect(line).toMatchObject({
      model: {
        title: 'colors',
        format: 'onnx',
        hash: createHash('sha256').update(colorsNet()).digest('hex'),
        engine: { name: 'ONNX Runtime', version: expect.stringMatching(/^1\.\d+/) as string },
      },
      explained: 'red',
      maps: [{ featureLayers: ['Relu_features'], reductionLayer: 'Gemm_scores', score: 5 }],
    });
    // Border to JSON: the list of classes.
    const [best] = line['classes'] as unknown as readonly { name: string; probability: number }[];
    expect(best?.name).toBe('red');
    // One half of the picture is red: logits of 5, 0 and 0.
    expect(best?.probability).toBeCloseTo(Math.exp(5) / (Math.exp(5) + 2), 5);
  });

  it('lists its layers', async () => {
    const { printed, said } = await run('layers', '--model', at('colors.onnx'));
    expect(said).toContainEqual(expect.stringMatching(/^This is an ONNX model; ONNX Runtime 1\./));
    expect(said).toContainEqual(
      expect.stringMatching(/\("torch"\) is assumed.*; name another with --preprocessing\.$/),
    );
    expect(printed[0]).toMatch(/^Feature layer {4}Relu_features /);
    expect(printed.at(-1)).toMatch(/_colors|_features/);
  });

  it('writes what is known beside it', async () => {
    const words = ['--labels', at('labels.txt'), '--preprocessing', '0..1'];
    await run('init', at('colors.onnx'), ...words);
    const known: unknown = JSON.parse(await readFile(at('gradcam.json'), 'utf8'));
    await rm(at('gradcam.json'));
    expect(known).toMatchObject({
      title: 'colors',
      labels: ['red', 'green', 'blue'],
      preprocessing: { pixelRange: [0, 1], dataFormat: 'channelsFirst' },
    });
  });

  it.each([
    ['is cut short', colorsNet().subarray(0, 150), 'MODEL_BROKEN', /cut short|ends/],
    [
      'has its weights elsewhere',
      colorsNet({ weightsIn: 'wrong.onnx.data' }),
      'FILE_NOT_FOUND',
      /"wrong\.onnx" keeps its weights in the file "wrong\.onnx\.data", got none in/,
    ],
    [
      'has an op that nobody knows',
      colorsNet({ activation: 'Sparkle' }),
      'MODEL_UNSUPPORTED',
      /Sparkle/,
    ],
    ['reads words', wordsNet(), 'MODEL_UNSUPPORTED', /wrong does not take a picture/],
  ])('refuses one that %s', async (_what, content, code, sentence) => {
    await writeFile(at('wrong.onnx'), content);
    const done = run(at('red.png'), '--model', at('wrong.onnx'), '--json', '-o', at('none.png'));
    const result = await done.catch((error: unknown) => error);
    const failure = result instanceof Error ? result : undefined;
    expect(failure ?? result).toMatchObject({
      code,
      sentence: expect.stringMatching(sentence) as string,
    });
  });
});
