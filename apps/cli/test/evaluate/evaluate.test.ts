import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTaskFiles } from '../../../../packages/gradcam/test/tasks/task-files.js';
import { runHere } from '../running/run-here.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-evaluate-'));
  await writeTaskFiles(folder);
  await copyFile(join(folder, 'labels.txt'), join(folder, 'my-model/labels.txt'));
  // Red, the cat, on five columns of eight, and blue, the dog, on the others.
  for (const [label, name] of [
    ['cat', '1.jpg'],
    ['dog', '2.jpg'],
  ] as const) {
    await mkdir(join(folder, 'set', label), { recursive: true });
    await copyFile(join(folder, 'photo.jpg'), join(folder, 'set', label, name));
  }
  await mkdir(join(folder, 'boxes'));
  await writeFile(join(folder, 'boxes/classes.txt'), 'cat\ndog\n');
  await writeFile(join(folder, 'boxes/1.txt'), '0 0.3125 0.5 0.625 1\n');
  await writeFile(join(folder, 'boxes/2.txt'), '1 0.8125 0.5 0.375 1\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);

function evaluate(set: string, ...words: readonly string[]) {
  const own = ['--model', path('my-model'), '--preprocessing', '0..1'];
  return runHere('evaluate', path(set), ...own, ...words);
}

/** The parts of the JSON that are compared. */
interface Line {
  readonly model: { readonly trunk: unknown };
  readonly samples: readonly { readonly picture: string; readonly label: string }[];
  readonly metrics: readonly {
    readonly metric: string;
    readonly settings: readonly {
      readonly method: string;
      readonly featureLayers: readonly string[];
      readonly score?: string;
      readonly count: number;
      readonly mean?: number;
      readonly values: readonly (number | null)[];
      readonly difference?: { readonly mean: number };
      readonly verdict?: string;
    }[];
  }[];
  readonly problems: readonly { readonly picture?: string; readonly sentence: string }[];
}

async function evaluateAsJson(set: string, ...words: readonly string[]) {
  const { printed, code, said } = await evaluate(set, '--json', '--quiet', ...words);
  // Border to JSON: the fields are those that the command writes.
  const line = JSON.parse(printed[0] ?? '') as Line;
  const values = Object.fromEntries(
    line.metrics.map(({ metric, settings }) => [metric, settings[0]?.values]),
  );
  return { line, values, code, said };
}

describe('gradcam evaluate', () => {
  it('measures where maps point, by boxes of the classes', async () => {
    const { line, values, code } = await evaluateAsJson(
      ...['set', '-a', path('boxes'), '--metric', 'pointing-game,energy-in-box,box-accuracy,iou'],
    );
    expect(code).toBe(0);
    expect(line.samples).toEqual([
      { picture: 'cat/1.jpg', label: 'cat' },
      { picture: 'dog/2.jpg', label: 'dog' },
    ]);
    // The network sees nothing but colours, whose edges the photo and the boxes share.
    expect(values['pointing-game']).toEqual([1, 1]);
    expect(values['box-accuracy']).toEqual([1, 1]);
    expect(values['iou']).toEqual([1, 1]);
    for (const energy of values['energy-in-box'] ?? []) expect(energy).toBeGreaterThan(0.99);
    const swapped = path('swapped.csv');
    await writeFile(swapped, 'file,label,x,y,width,height\n1.jpg,cat,40,0,24,64\n');
    const wrong = await evaluateAsJson('set', '-a', swapped, '--metric', 'pointing-game');
    expect(wrong.values['pointing-game']).toEqual([0, null]);
    expect(wrong.code).toBe(3);
  });

  it('tries each method with each layer and each score, and the centre of the picture', async () => {
    const { line } = await evaluateAsJson(
      ...['set', '-a', path('boxes'), '--method', 'grad-cam,random-cam,grad-cam'],
      ...['--feature-layer', 'colours', '--score', 'output,logit', '--metric', 'iou'],
    );
    const [{ settings } = { settings: [] }] = line.metrics;
    expect(settings.map(({ method, score }) => [method, score])).toEqual([
      ['grad-cam', 'output'],
      ['grad-cam', 'logit'],
      ['random-cam', 'output'],
      ['random-cam', 'logit'],
      ['centre', undefined],
    ]);
    expect(settings.map(({ featureLayers }) => featureLayers.join())).toEqual([
      ...['colours', 'colours', 'colours', 'colours', ''],
    ]);
  });

  it('prints a table for each metric, with what is measured where nothing is asked for', async () => {
    const { printed, code } = await evaluate('set', '--annotations', path('boxes'));
    expect(code).toBe(0);
    expect(printed[0]).toMatch(/set, 2 pictures, by my-model on wasm$/);
    expect(printed.filter((line) => line.endsWith(' is better)'))).toEqual([
      'Deletion (lower is better)',
      'Insertion (higher is better)',
      'Pointing game (higher is better)',
      'Energy-based pointing game (higher is better)',
    ]);
    expect(printed[1]).toBe('Feature layer    colours');
    // The centre of the picture is red, the cat, whose box it lies in.
    expect(printed.slice(-6)).toEqual([
      'Pointing game (higher is better)',
      '  grad-cam               1.000  too few           of 2',
      '  centre of the picture  0.500  too few           of 2',
      'Energy-based pointing game (higher is better)',
      expect.stringMatching(/^ {2}grad-cam {15}(1\.000|0\.99\d) {2}too few {11}of 2$/),
      expect.stringMatching(/^ {2}centre of the picture {2}0\.500 {2}too few {11}of 2$/),
    ]);
    const without = await evaluate('set');
    expect(without.printed.filter((line) => line.endsWith(' is better)'))).toHaveLength(2);
  });

  it('says what could not be measured, once, and measures the rest', async () => {
    await mkdir(path('bad/wolf'), { recursive: true });
    for (const name of ['bad/wolf/4.jpg', 'bad/1.jpg', 'bad/2.jpg', 'bad/3.jpg'])
      await copyFile(path('photo.jpg'), path(name));
    await writeFile(path('bad/5.jpg'), 'no picture');
    await mkdir(path('masks'), { recursive: true });
    const pixels = { width: 8, height: 8, channels: 3, background: 'white' } as const;
    await sharp({ create: pixels }).png().toFile(path('masks/3.png'));
    const box = (picture: string, x: number) => ({
      picture,
      label: 'cat',
      box: { x, y: 0, width: 40, height: 64 },
    });
    await writeFile(path('bad.json'), JSON.stringify([box('1.jpg', 0), box('2.jpg', 600)]));
    await writeFile(path('broken.xml'), '<annotation>');
    const annotations = ['bad.json', 'masks', 'broken.xml'].map(path).join(',');
    const { line, values, code, said } = await evaluateAsJson(
      ...['bad', '-a', annotations, '--metric', 'pointing-game,average-drop'],
      ...['--method', 'grad-cam,layer-cam'],
    );
    expect(code).toBe(3);
    expect(line.samples.map(({ picture }) => picture)).toEqual([
      ...['1.jpg', '2.jpg', '3.jpg', '5.jpg', 'wolf/4.jpg'],
    ]);
    expect(values['pointing-game']).toEqual([1, null, null, null, null]);
    expect(values['average-drop']?.map((value) => typeof value)).toEqual([
      ...['number', 'number', 'number', 'object', 'object'],
    ]);
    const sentences = said.filter((sentence) => sentence.startsWith('gradcam: '));
    expect(sentences).toEqual(
      [
        /^gradcam: broken\.xml is not an annotation of Pascal VOC/,
        /^gradcam: 2\.jpg: "cat": the box is not one inside of the picture, got 600, 0, 40, 64/,
        /^gradcam: 3\.jpg: the mask has another size than the picture, got 8 x 8 .*expected 64 x 64/,
        /^gradcam: 5\.jpg: ".*5\.jpg" is not a picture that can be read/,
        /^gradcam: 2\.jpg: pointing-game: the sample has no box or mask/,
        /^gradcam: 3\.jpg: pointing-game: the sample has no box or mask/,
        /^gradcam: wolf\/4\.jpg: .*"wolf"/,
      ].map((sentence) => expect.stringMatching(sentence) as string),
    );
    expect(line.problems).toHaveLength(sentences.length);
  });

  it('fails where nothing could be measured', async () => {
    await mkdir(path('wolves/wolf'), { recursive: true });
    await copyFile(path('photo.jpg'), path('wolves/wolf/1.jpg'));
    expect((await evaluate('wolves')).code).toBe(1);
    await writeFile(path('wolves/wolf/1.jpg'), 'no picture');
    await expect(evaluate('wolves')).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
      sentence: expect.stringMatching(
        /^none of the pictures can be read, the first because/,
      ) as string,
    });
  });

  it('randomises the weights of the model itself, also where there are many maps', async () => {
    const { printed, code } = await evaluate(
      ...['set', '--metric', 'randomized-weights', '--method', 'grad-cam,layer-cam,hi-res-cam'],
    );
    expect(code).toBe(0);
    expect(printed[2]).toBe('Randomised weights, cascading (lower is better)');
  });

  it.each([
    ['two maps', 'grad-cam', 'tfjs'],
    ['a method that runs the network for each channel', 'score-cam', 'onnx'],
  ])('chooses what runs the trunk as gradcam explain does: for %s', async (_, method, engine) => {
    const { line } = await evaluateAsJson('set', '--method', method, '--metric', 'complexity');
    expect(line.model.trunk).toEqual({ engine });
  });

  it('writes a report that is one page without scripts, in which all is escaped', async () => {
    await mkdir(path('odd/<b>cat'), { recursive: true });
    await copyFile(path('photo.jpg'), path('odd/<b>cat/1.jpg'));
    await copyFile(path('photo.jpg'), path('odd/2.jpg'));
    const file = path('reports/odd.html');
    const { printed, code } = await evaluate('odd', '--report', file);
    expect(code).toBe(3);
    expect(printed.at(-1)).toBe(`Report           ${file}`);
    const page = await readFile(file, 'utf8');
    expect(page).toMatch(/default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:/);
    expect(page).not.toMatch(/<script|<b>cat|https?:/);
    expect(page).toContain('&#60;b&#62;cat');
    // The other picture has no label that fits, so there is no map of it.
    expect(page.match(/<img src="data:image\/png;base64,[\w+/=]+" width="64"/g)).toHaveLength(1);
    expect(page).toContain('alt="2.jpg: grad-cam"');
    expect(page).toMatch(/<h2>Deletion<\/h2>/);
    expect(page).toMatch(/<th scope="row">grad-cam<\/th><td>\d\.\d{3}<\/td>/);
    await expect(evaluate('odd', '--report', file)).rejects.toMatchObject({
      sentence: `the file "${file}" already exists; name another with --report, or replace it with --force.`,
    });
  });

  it.each([
    [
      'a folder that is not there',
      ['none'],
      /^there is no folder ".*none", expected one with pictures/,
    ],
    [
      'a picture',
      ['photo.jpg'],
      /^there is no folder .*Single pictures are for gradcam explain\.$/,
    ],
    [
      'annotations that are not there',
      ['set', '-a', 'x.csv'],
      /^there are no annotations at "x\.csv"/,
    ],
    [
      'a report of another kind',
      ['set', '--report', 'a.pdf'],
      /got "a\.pdf", expected .*\.html\.$/,
    ],
    [
      'randomised weights on ONNX Runtime',
      ['set', '--metric', 'randomized-weights', '--trunk', 'onnx'],
      /^--metric randomized-weights changes the weights of TensorFlow\.js/,
    ],
    [
      'a method without a feature layer, and one',
      ['set', '--method', 'full-grad', '--feature-layer', 'colours'],
      /^--method full-grad has no feature layer/,
    ],
    ['a metric that is misspelt', ['set', '--metric', 'deletoin'], /nearest is deletion/],
  ])('refuses %s before anything is loaded', async (_what, [set = '', ...words], sentence) => {
    await expect(evaluate(set, ...words)).rejects.toMatchObject({
      code: 'BAD_OPTION',
      sentence: expect.stringMatching(sentence) as string,
    });
  });
});
