import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fetchModel } from '@gradcam/known-models';
import { knownModel } from '@gradcam/models';
import { mapNames, methods } from '@gradcam/core/methods';
import { readPicture } from '@gradcam/pictures/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './running/run-command.js';
import { warmCommand, type WarmCommand } from './running/warm-command.js';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url));

const both = fileURLToPath(new URL('../../../assets/samples/dog-and-cat.jpg', import.meta.url));

let folder = '';
let warm: WarmCommand;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-cli-'));
  warm = warmCommand();
});
afterAll(async () => {
  expect(await warm.close()).toBe('');
  await rm(folder, { recursive: true, force: true });
});

/** The command as it is built, in a process of its own. */
const gradcam = (given: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  runCommand(given, { folder, environment });

/** The command as it is built, in a process that has run it before. */
const again = (given: readonly string[]) => warm.run(given, folder);

async function size(path: string): Promise<[number, number]> {
  const { width, height } = await readPicture(path);
  return [width, height];
}

describe('gradcam', () => {
  it('explains the sample when nothing is named, a dog above a cat, where the dog is', async () => {
    const { code, output } = await gradcam(['--no-title']);
    expect(code).toBe(0);
    expect(output).toMatch(/^dog-and-cat\.jpg, 448 x 448, by MobileNet V1 1\.0 on wasm$/m);
    expect(output).toMatch(/^ {2}cocker spaniel.* 4\d\.\d %.*\n {2}Egyptian cat +3\d\.\d %/m);
    expect(output.match(/^ {2}.* %/gm)).toHaveLength(5);
    expect(output).toMatch(/^Feature layer +conv_pw_13_relu is the last ReLU-like activation/m);
    expect(output).toMatch(/^Reduction layer +act_softmax is the final softmax/m);
    expect(output).toMatch(/^Prediction +\d+ ms$/m);
    expect(output).toMatch(/^Map +\d+ ms, by grad-cam$/m);
    expect(output).toMatch(
      /^Heat +One hot spot at the top, 2\d % of the area; hottest at the top/m,
    );
    const [, path = ''] = /^Overlay +(.*)$/m.exec(output) ?? [];
    expect(path).toBe(
      join(
        folder,
        'output',
        'dog-and-cat-cocker-spaniel-grad-cam-conv-pw-13-relu-mobilenet-v1.png',
      ),
    );
    expect(await size(path)).toEqual([448, 448]);
    // Where it is hottest, 0.65 of inferno's end, (252, 255, 164), covers the photo, of which a fifth is in its colours.
    const [photo, painted] = [await readPicture(both), await readPicture(path)];
    const isHottest = (pixel: number) => {
      const bytes = ({ data }: typeof photo) => data.subarray(4 * pixel, 4 * pixel + 3);
      const [red = NaN, green = NaN, blue = NaN] = bytes(photo);
      const gray = 0.299 * red + 0.587 * green + 0.114 * blue;
      const expected = [163.8 + 0.07 * red, 165.75 + 0.07 * green, 106.6 + 0.07 * blue];
      return expected.every(
        (value, channel) => Math.abs(value + 0.28 * gray - (bytes(painted)[channel] ?? NaN)) < 2,
      );
    };
    expect(Array.from({ length: 448 * 448 }, (_, pixel) => pixel).some(isHottest)).toBe(true);
    const cat = await again(['--label', 'Egyptian cat']);
    expect(cat.output).toMatch(/^Heat .*hottest at the bottom/m);
  });

  it('explains another photo, class and layer, into a file that is named', async () => {
    const { code, output } = await again([
      ...[
        sample('coffee'),
        '--label',
        'cup',
        '--feature-layer',
        'conv_pw_11_relu',
        '--score',
        'logit',
      ],
      ...[
        '--colormap',
        'viridis',
        '--alpha',
        '0.7',
        '--upsampling',
        'bilinear',
        '--output',
        'maps/cup.png',
        '--no-title',
      ],
    ]);
    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}espresso +9\d(\.\d)? %/m);
    expect(output).toMatch(/^Feature layer +conv_pw_11_relu/m);
    expect(output).toMatch(/^Explained +cup, score/m);
    expect(await size(join(folder, 'maps/cup.png'))).toEqual([600, 400]);
  });

  it('explains by every method, side by side in one picture', async () => {
    const isLimited = (name: (typeof mapNames)[number]) => 'ofTopChannels' in methods[name];
    for (const names of [mapNames.filter((name) => !isLimited(name)), mapNames.filter(isLimited)]) {
      // WebP takes seconds for the larger one.
      const file = `methods-${names.length}.${names.every(isLimited) ? 'webp' : 'jpg'}`;
      const { code, output } = await again([
        ...[sample('chelsea'), '--model', 'mobilenet-v1-025', '--montage', names.join(',')],
        ...['--score', 'logit', '--output', file],
        ...(names.every(isLimited) ? ['--channels', '8'] : []),
      ]);
      expect(code).toBe(0);
      const found = [...output.matchAll(/^Map +\d+ ms, by (.*)$/gm)].map(([, name]) => name);
      expect(found).toEqual(names);
      const across = Math.ceil(Math.sqrt(names.length));
      // Cells of 451 pixels with 12 around each.
      expect((await size(join(folder, file)))[0]).toBe(463 * across + 12);
    }
  });

  it('suggests --sign negative where there is no evidence for a class, and says which evidence it shows', async () => {
    const background = [sample('chelsea'), '-m', 'mobilenet-v1-025', '--label', 'background'];
    const none = await again(background);
    expect(none.output).toMatch(/^Heat +No heat anywhere\.$/m);
    expect(none.output).toMatch(/^Warning +.*zero everywhere.*--sign negative shows the evidence/m);
    const against = await again([...background, '--sign', 'negative', '-o', 'against.png']);
    expect(against.output).toMatch(/^Map .*: the evidence against the class$/m);
    expect(against.output).toMatch(/^Heat +One hot spot/m);
  });

  it('fuses layers, with the numbers of another library, and both signs in two colours', async () => {
    const { code, output } = await again([
      ...[sample('chelsea'), '--feature-layer', 'conv_pw_11_relu, conv_pw_13_relu'],
      ...['--fusion', 'max', '--preset', 'pytorch-grad-cam', '--output', 'fused.png'],
    ]);
    expect(code).toBe(0);
    expect(output.match(/^Feature layer +(.*)$/gm)).toEqual([
      'Feature layer    conv_pw_11_relu',
      'Feature layer    conv_pw_13_relu',
    ]);
    const signed = await again([
      ...[
        sample('chelsea'),
        '--sign',
        'signed',
        '--alpha',
        '1',
        '--no-title',
        '--output',
        'signed.png',
      ],
    ]);
    expect(signed.code).toBe(0);
    const { data } = await readPicture(join(folder, 'signed.png'));
    // Where the map is largest, between the ears, stands the vermilion of Okabe and Ito: 213, 94, 0.
    const at = 4 * (Math.round(0.23 * 300) * 451 + Math.round(0.65 * 451));
    [213, 94, 0].forEach((value, channel) => {
      expect(Math.abs((data[at + channel] ?? NaN) - value)).toBeLessThanOrEqual(12);
    });
  });

  it('finds concepts beside the map, each in a colour', async () => {
    const { code, output } = await again([
      ...[sample('coffee'), '--model', 'mobilenet-v1-025', '--concepts', '3'],
      ...['--output', 'concepts/coffee.png'],
    ]);
    expect(code).toBe(0);
    expect(output.match(/^Concept +(orange|sky blue|green) .* of the area/gm)).toHaveLength(3);
    expect(await size(join(folder, 'concepts/coffee-concepts.png'))).toEqual([600, 400]);
  });

  it('explains with a graph model that ends in logits', async () => {
    const { code, output } = await again([sample('chelsea'), '--model', 'mobilenet-v1-025']);
    expect(code).toBe(0);
    expect(output).toMatch(/by MobileNet V1 0\.25 on wasm$/m);
    expect(output).toMatch(/^ {2}(Egyptian cat|tabby|tiger cat).* +\d+\.\d %/m);
    expect(output).toMatch(/Conv2d_13_pointwise\/Relu6 is the last ReLU-like activation/);
  });

  it('explains a class by its index, offline', async () => {
    const { code, output } = await again([
      ...[sample('camera'), '--label', '872', '--offline', '-o', 'tripod.png'],
    ]);
    expect(code).toBe(0);
    // Words above and below, and half a letter beside: a letter has 512 / 32 = 16 pixels.
    const [width, height] = await size(join(folder, 'tripod.png'));
    expect(width).toBe(512 + 16);
    expect(height).toBeGreaterThan(512 + 5 * 16);
    expect(output).toMatch(/^Explained +tripod/m);
  });

  it('prints its help and its version', async () => {
    const { code, output } = await gradcam(['--help']);
    expect(code).toBe(0);
    expect(output).toMatch(/--feature-layer <NAMES>/);
    expect((await gradcam(['--version'])).output).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('lists the layers of a network, its methods and the known models', async () => {
    // The network is in the cache.
    const layers = await gradcam(['layers', '--model', 'mobilenet-v1-025'], {
      NODE_OPTIONS: `--import=${new URL('programs/without-downloads.mjs', import.meta.url).href}`,
    });
    expect(layers.code).toBe(0);
    expect(layers.output).toMatch(
      /^Feature layer .*Conv2d_13_pointwise\/Relu6 is the last ReLU-like/m,
    );
    expect(layers.output).toMatch(/^ {2}.*Conv2d_1_depthwise.* \[1, 112, 112, 8\]/m);
    const { output } = await gradcam(['methods']);
    expect(output.match(/^[a-z-]+$/gm)).toEqual(mapNames);
    expect((await gradcam(['models'])).output).toMatch(
      /^mobilenet-v1 +MobileNet V1 1\.0, 1000 classes/m,
    );
  });

  it('explains several pictures with one network, of which one is broken, and says it in JSON', async () => {
    const own = await mkdtemp(join(folder, 'several-'));
    for (const name of ['chelsea', 'coffee'])
      await copyFile(sample(name), join(own, `${name}.png`));
    await writeFile(join(own, 'broken.png'), 'words');
    const found = await gradcam([
      ...[`${own}/*.png`, 'nowhere.png', '-m', 'mobilenet-v1-025', '-o', 'several', '--json'],
      ...['--npy', '--top', '2', '-q'],
    ]);
    expect(found.code).toBe(3);
    expect(found.notes.trim().split('\n')).toEqual([
      expect.stringMatching(/^gradcam: ".*broken\.png" is not a picture that can be read/),
      expect.stringMatching(/^gradcam: the file "nowhere\.png" cannot be read/),
    ]);
    const lines = found.output
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(4);
    const [broken, cat, coffee, nowhere] = lines;
    expect(broken).toMatchObject({ error: { code: 'PICTURE_BROKEN' } });
    expect(nowhere).toMatchObject({ picture: 'nowhere.png', error: { code: 'FILE_NOT_FOUND' } });
    expect(coffee).toMatchObject({ width: 600, height: 400 });
    expect(cat).toMatchObject({
      model: { title: 'MobileNet V1 0.25', hash: expect.stringMatching(/^sha512-/) as string },
      classes: [{ index: 286, name: 'Egyptian cat' }, {}],
      explained: 'Egyptian cat',
      maps: [{ method: 'grad-cam', classIndex: 286, size: [224, 224], boxes: [{ x: 0 }] }],
      files: [{ kind: 'overlay' }, { kind: 'scores' }],
      versions: { tfjs: '4.22.0' },
    });
    expect(
      (await readdir(join(folder, 'several'))).map((name) => name.slice(0, 11)).sort(),
    ).toEqual([...['chelsea-egy', 'chelsea-egy', 'coffee-espr', 'coffee-espr']]);
  });

  it.each([
    ['mobilenet-v1', /^This is a layers model\.$/m],
    ['mobilenet-v1-025', /^This is a graph model\.$/m],
  ])('opens %s as a model of anybody, and says what it found', async (id, found) => {
    const path = await fetchModel(knownModel(id));
    const common = [sample('chelsea'), '--json', '-o', 'own'];
    const known = await again([...common, '-m', id]);
    const { inputSize, pixelRange } = knownModel(id);
    const own = await again([
      ...[...common, '-m', path, '--range', pixelRange.join(), '--size', String(inputSize.width)],
    ]);
    expect(own.code).toBe(0);
    expect(own.notes).toMatch(found);
    expect(own.notes).toMatch(/^The range is .* as the option says\.$/m);
    const [one, other] = [known, own].map(
      ({ output }) =>
        JSON.parse(output) as { classes: unknown; maps: readonly { score: number }[] },
    );
    expect(other?.classes).toEqual(one?.classes);
    expect(other?.maps[0]?.score).toBe(one?.maps[0]?.score);
  });

  it('writes what the name ends in, and replaces nothing unasked', async () => {
    const small = [sample('coffee'), '-m', 'mobilenet-v1-025', '--contour', '--boxes'];
    expect((await again([...small, '-o', 'drawn.jpg', '--heat'])).code).toBe(0);
    const jpeg = await readFile(join(folder, 'drawn.jpg'));
    expect(jpeg.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const refused = await again([...small, '-o', 'drawn.jpg']);
    expect(refused.code).toBe(2);
    expect(refused.notes).toMatch(/"drawn\.jpg" already exists/);
    expect(await readFile(join(folder, 'drawn.jpg'))).toEqual(jpeg);
    expect((await again([...small, '-o', 'drawn.svg', '--no-title'])).code).toBe(0);
    const svg = await readFile(join(folder, 'drawn.svg'), 'utf8');
    expect(/<path d="M[^"]+"/.test(svg)).toBe(true);
    expect(svg.match(/<rect /g)?.length).toBeGreaterThan(1);
    expect(await size(join(folder, 'drawn.svg'))).toEqual([600, 400]);
    for (const number of ['', '-2']) {
      const { output } = await again([...small, '-o', 'named']);
      expect(output).toMatch(new RegExp(`relu6-mobilenet-v1-025${number}\\.png$`, 'm'));
    }
  });

  it('falls back to wasm for auto, and says so', async () => {
    const { code, output, notes } = await gradcam(['--backend', 'auto']);
    expect(code).toBe(0);
    expect(notes).toMatch(
      /Using wasm, because @tensorflow\/tfjs-node-gpu is installed but its native addon does not load/,
    );
    expect(output).toMatch(/on wasm$/m);
  });

  it.each([
    ['a path that is wrong', ['nowhere.jpg'], 1, /the file "nowhere\.jpg" cannot be read/],
    ['a folder without pictures', ['.'], 1, /"\." is a folder without pictures/],
    [
      'a label that is unknown',
      ['--label', 'cat'],
      1,
      /no class is called "cat"; the nearest names are "[^"]* cat", "[^"]* cat", /,
    ],
    [
      'a label that two classes share',
      ['--label', 'crane'],
      1,
      /2 classes are called "crane", with the indexes 134, 517/,
    ],
    ['a class below zero', ['--label', '-1'], 1, /^gradcam: there is no such class, got index -1/m],
    ['a layer that does not exist', ['--feature-layer', 'conv_pw_13_rel'], 1, /conv_pw_13_relu/],
    ['a layer without space', ['--feature-layer', 'reshape_2'], 1, /reshape_2/],
    ['too many concepts', ['--concepts', '99'], 1, /got 99 for 49 positions/],
    [
      'a backend that is not there',
      ['--backend', 'node-gpu'],
      1,
      /npm rebuild @tensorflow\/tfjs-node-gpu/,
    ],
    [
      'a model that is unknown',
      ['--model', 'alexnet'],
      2,
      /the model "alexnet" is unknown, expected one of mobilenet-v1/,
    ],
    ['an option that is unknown', ['--labl', 'cat'], 2, /unknown option '--labl'.*--help/],
    [
      'options without effect',
      ['--channels', '8'],
      2,
      /--method auto does not run the network for each channel/,
    ],
    ['an ending that is not written', ['-o', 'map.gif'], 2, /--output is written by the ending/],
  ])('answers %s in a sentence', async (_, given, status, sentence) => {
    const before = await readdir(folder);
    const own = await mkdtemp(join(folder, 'empty-'));
    // What is refused before anything is loaded needs no process that has loaded it.
    const { code, output, notes } = await (status === 2
      ? runCommand(given, { folder: own })
      : warm.run(given, own));
    expect(code).toBe(status);
    expect(notes).toMatch(sentence);
    expect(notes).not.toMatch(/^\s+at /m);
    expect(output).not.toMatch(/^Overlay/m);
    expect(await readdir(own)).toEqual([]);
    await rm(own, { recursive: true });
    expect(await readdir(folder)).toEqual(before);
  });

  it('answers a file that is not a picture, or half of one, in a sentence', async () => {
    const half = await readFile(sample('coffee'));
    await writeFile(join(folder, 'half.png'), half.subarray(0, half.length / 2));
    await writeFile(join(folder, 'notes.png'), 'not a picture');
    for (const name of ['half.png', 'notes.png']) {
      const { code, notes } = await again([name]);
      expect(code).toBe(1);
      expect(notes).toMatch(new RegExp(`"${name}" is not a picture that can be read`));
    }
  });

  it.skipIf(!existsSync('/proc/self'))(
    'says in a sentence that the folder of the overlay cannot be made',
    async () => {
      const words = ['-m', 'mobilenet-v1-025', '-o', '/proc/none/map.png'];
      const { code, notes } = await again([sample('coffee'), ...words]);
      expect(code).toBe(1);
      expect(notes).toMatch(/^gradcam: the folder "\/proc\/none" cannot be made, got ENOENT/m);
      expect(notes).not.toMatch(/^\s+at /m);
    },
  );

  it('prints the name of a file so that the terminal obeys none of it', async () => {
    const photo = 'a\u001b[31m\u202eb\nc.png';
    await copyFile(sample('coffee'), join(folder, photo));
    const found = await again([photo, '-m', 'mobilenet-v1-025', '-o', 'shown.png']);
    expect(found.output).toMatch(/^a\\u\{1b\}\[31m\\u\{202e\}b\\u\{a\}c\.png, 600 x 400, by/);
    const missing = await again([`none${photo}`]);
    expect(missing.notes).toMatch(
      /^gradcam: the file "nonea\\u\{1b\}\[31m\\u\{202e\}b\\u\{a\}c\.png"/m,
    );
    for (const { output, notes } of [found, missing]) {
      expect(output + notes).not.toContain('\u001b');
      expect(output + notes).not.toContain('\u202e');
    }
  });

  it('says what to do without a network', async () => {
    // The discard port: nothing answers there, at once.
    const nowhere = {
      GRADCAM_CACHE: join(folder, 'empty'),
      npm_config_registry: 'http://127.0.0.1:9/',
    };
    const [offline, cut] = await Promise.all([
      gradcam(['--offline'], nowhere),
      gradcam([], nowhere),
    ]);
    expect(offline.code).toBe(1);
    expect(offline.notes).toMatch(
      /MobileNet V1 1\.0 is not complete in the cache.*run once without --offline/s,
    );
    expect(cut.code).toBe(1);
    expect(cut.notes).toMatch(
      /delightmom-scratch-vm@0\.2\.38 could not be downloaded.*connect to the network once/s,
    );
  });
});
