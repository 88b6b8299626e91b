import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTaskFiles } from '../../../packages/gradcam/test/tasks/task-files.js';
import { colorsNet } from '../../../packages/onnx/test/colors-net.js';
import { trunkLine } from '../src/output/report.js';
import { runHere } from './running/run-here.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-command-trunk-'));
  await writeTaskFiles(folder);
  await writeFile(join(folder, 'colors.onnx'), colorsNet());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the command says of a photo for a model of TensorFlow.js. */
function explain(...words: string[]) {
  const own = ['--model', join(folder, 'my-model'), '--preprocessing', '0..1'];
  return runHere(join(folder, 'photo.jpg'), ...own, '-o', join(folder, 'maps.png'), ...words);
}

/** The parts of a line of JSON that are compared. */
interface Line {
  readonly model: { readonly trunk: unknown };
  readonly classes: readonly { readonly probability: number }[];
  readonly maps: readonly { readonly score: number }[];
}

async function explainAsJson(...words: string[]): Promise<Line> {
  const { printed } = await explain('--json', '--force', ...words);
  // Border to JSON: the fields are those that the command writes.
  return JSON.parse(printed[0] ?? '') as Line;
}

describe('the trunk of a model of TensorFlow.js', () => {
  it('runs on the engine that is asked for, which is said, and gives the same numbers', async () => {
    const [onnx, tfjs] = [
      await explainAsJson('--trunk', 'onnx'),
      await explainAsJson('--trunk', 'tfjs'),
    ];
    expect(onnx.model.trunk).toEqual({ engine: 'onnx' });
    expect(tfjs.model.trunk).toEqual({ engine: 'tfjs' });
    expect(onnx.maps[0]?.score).toBeGreaterThan(0);
    expect(onnx.maps[0]?.score).toBeCloseTo(tfjs.maps[0]?.score ?? NaN, 5);
    expect(onnx.classes[0]?.probability).toBeCloseTo(tfjs.classes[0]?.probability ?? NaN, 5);
    const { printed } = await explain('--trunk', 'onnx', '--force');
    expect(printed).toContain('Trunk            ONNX Runtime');
  });

  it.each([
    ['one map', 'grad-cam', 'tfjs'],
    ['five maps', 'grad-cam,layer-cam,x-grad-cam,hi-res-cam,eigen-cam', 'onnx'],
    ['a method that runs the network for each channel', 'score-cam', 'onnx'],
  ])('is chosen by what there is to do: for %s', async (_what, methods, engine) => {
    const { model } = await explainAsJson('--montage', methods);
    expect(model.trunk).toEqual({ engine });
  });

  it('cannot be that of TensorFlow.js in an ONNX file', async () => {
    const words = ['--model', join(folder, 'colors.onnx'), '--trunk', 'tfjs'];
    const done = runHere(join(folder, 'photo.jpg'), ...words, '-o', join(folder, 'none.png'));
    await expect(done).rejects.toMatchObject({
      code: 'BAD_OPTION',
      sentence: expect.stringContaining('--trunk tfjs is for a model of TensorFlow.js') as string,
    });
  });

  it('is said with the reason where ONNX Runtime was tried in vain, in the words of the command', () => {
    const because = "ONNX Runtime gives other activations; use the trunk 'tfjs'.";
    expect(trunkLine({ engine: 'tfjs', because })).toBe(
      'Trunk            TensorFlow.js, because ONNX Runtime gives other activations; use --trunk tfjs.',
    );
    expect(trunkLine({ engine: 'tfjs', because: undefined })).toBe(
      'Trunk            TensorFlow.js',
    );
  });
});
