import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mapNames, methods } from '@gradcam/core/methods';
import { readPicture } from '@gradcam/pictures/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command as it is built, in a folder of its own. */
const gradcam = (given: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  runCommand(given, { folder, environment });

async function size(path: string): Promise<[number, number]> {
  const { width, height } = await readPicture(path);
  return [width, height];
}

describe('gradcam', () => {
  it('explains the sample when nothing is named', async () => {
    const { code, output } = await gradcam([]);
    expect(code).toBe(0);
    expect(output).toMatch(/^chelsea\.png, 451 x 300, by MobileNet V1 1\.0 on wasm$/m);
    expect(output).toMatch(/^ {2}Egyptian cat +9\d\.\d %/m);
    expect(output.match(/^ {2}.* %/gm)).toHaveLength(5);
    expect(output).toMatch(/^Feature layer +conv_pw_13_relu is the last ReLU-like activation/m);
    expect(output).toMatch(/^Reduction layer +act_softmax is the final softmax/m);
    expect(output).toMatch(/^Prediction +\d+ ms$/m);
    expect(output).toMatch(/^Map +\d+ ms, by grad-cam$/m);
    expect(output).toMatch(/^Heat +3 hot spots, 2\d % of the area: .* hottest at the top/m);
    const [, path = ''] = /^Overlay +(.*)$/m.exec(output) ?? [];
    expect(path).toBe(join(folder, 'output', 'chelsea-egyptian-cat.png'));
    expect(await size(path)).toEqual([451, 300]);
    // Where it is hottest, 0.65 of inferno's end, (252, 255, 164), covers the photo, of which a fifth is in its colours.
    const [photo, painted] = [await readPicture(sample('chelsea')), await readPicture(path)];
    const isHottest = (pixel: number) => {
      const bytes = ({ data }: typeof photo) => data.subarray(4 * pixel, 4 * pixel + 3);
      const [red = NaN, green = NaN, blue = NaN] = bytes(photo);
      const gray = 0.299 * red + 0.587 * green + 0.114 * blue;
      const expected = [163.8 + 0.07 * red, 165.75 + 0.07 * green, 106.6 + 0.07 * blue];
      return expected.every(
        (value, channel) => Math.abs(value + 0.28 * gray - (bytes(painted)[channel] ?? NaN)) < 2,
      );
    };
    expect(Array.from({ length: 451 * 300 }, (_, pixel) => pixel).some(isHottest)).toBe(true);
  });

  it('explains another photo, class and layer, into a file that is named', async () => {
    const { code, output } = await gradcam([
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
        '--layers',
      ],
    ]);
    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}espresso +9\d\.\d %/m);
    expect(output).toMatch(/^Feature layer +conv_pw_11_relu/m);
    expect(output).toMatch(/^Explained +cup, score/m);
    expect(output).toMatch(/^ {2}conv_pw_1_relu \[\?, 112, 112, 64\]/m);
    expect(await size(join(folder, 'maps/cup.png'))).toEqual([600, 400]);
  });

  it('explains by every method', async () => {
    const found: string[] = [];
    for (const name of mapNames) {
      const { code, output } = await gradcam([
        ...[sample('coffee'), '--model', 'mobilenet-v1-025', '--method', name],
        ...['--score', 'logit', '--output', `methods/${name}.png`],
        ...('ofTopChannels' in methods[name] ? ['--channels', '8'] : []),
      ]);
      expect(code).toBe(0);
      found.push(/^Map +\d+ ms, by (.*)$/m.exec(output)?.[1] ?? '');
      expect(await size(join(folder, `methods/${name}.png`))).toEqual([600, 400]);
    }
    expect(found).toEqual(mapNames);
  });

  it('says what to ask for where there is no evidence for a class, and which evidence it shows', async () => {
    const background = [sample('chelsea'), '-m', 'mobilenet-v1-025', '--label', 'background'];
    const none = await gradcam(background);
    expect(none.output).toMatch(/^Heat +No heat anywhere\.$/m);
    expect(none.output).toMatch(/^Warning +.*zero everywhere.*--sign negative shows the evidence/m);
    const against = await gradcam([...background, '--sign', 'negative', '-o', 'against.png']);
    expect(against.output).toMatch(/^Map .*: the evidence against the class$/m);
    expect(against.output).toMatch(/^Heat +One hot spot/m);
  });

  it('fuses layers, with the numbers of another library, and both signs in two colours', async () => {
    const { code, output } = await gradcam([
      ...[sample('chelsea'), '--feature-layer', 'conv_pw_11_relu, conv_pw_13_relu'],
      ...['--fusion', 'max', '--preset', 'pytorch-grad-cam', '--output', 'fused.png'],
    ]);
    expect(code).toBe(0);
    expect(output.match(/^Feature layer +(.*)$/gm)).toEqual([
      'Feature layer    conv_pw_11_relu',
      'Feature layer    conv_pw_13_relu',
    ]);
    const signed = await gradcam([
      ...[sample('chelsea'), '--sign', 'signed', '--alpha', '1', '--output', 'signed.png'],
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
    const { code, output } = await gradcam([
      ...[sample('coffee'), '--model', 'mobilenet-v1-025', '--concepts', '3'],
      ...['--output', 'concepts/coffee.png'],
    ]);
    expect(code).toBe(0);
    expect(output.match(/^Concept +(orange|sky blue|green) .* of the area/gm)).toHaveLength(3);
    expect(await size(join(folder, 'concepts/coffee-concepts.png'))).toEqual([600, 400]);
  });

  it('explains with a graph model that ends in logits', async () => {
    const { code, output } = await gradcam([sample('chelsea'), '--model', 'mobilenet-v1-025']);
    expect(code).toBe(0);
    expect(output).toMatch(/by MobileNet V1 0\.25 on wasm$/m);
    expect(output).toMatch(/^ {2}(Egyptian cat|tabby|tiger cat).* +\d+\.\d %/m);
    expect(output).toMatch(/Conv2d_13_pointwise\/Relu6 is the last ReLU-like activation/);
  });

  it('explains a class by its index, offline', async () => {
    const { code, output } = await gradcam([sample('camera'), '--label', '872', '--offline']);
    expect(code).toBe(0);
    expect(output).toMatch(/^Explained +tripod/m);
  });

  it('prints its help', async () => {
    const { code, output } = await gradcam(['--help']);
    expect(code).toBe(0);
    expect(output).toMatch(/--feature-layer NAME/);
    expect(output).toMatch(/--colormap NAME +inferno \(default\)/);
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
    ['a path that is wrong', ['nowhere.jpg'], /the file "nowhere\.jpg" cannot be read/],
    ['a folder', ['.'], /"\." is a folder/],
    [
      'a label that is unknown',
      ['--label', 'tabi'],
      /no class is called "tabi"; the nearest names are .*tabby/,
    ],
    [
      'a label that two classes share',
      ['--label', 'crane'],
      /2 classes are called "crane", with the indexes 134, 517/,
    ],
    [
      'an index that is out of range',
      ['--label', '1000'],
      /got index 1000, expected an integer from 0 to 999/,
    ],
    ['a layer that does not exist', ['--feature-layer', 'conv_pw_13_rel'], /conv_pw_13_relu/],
    ['a layer without space', ['--feature-layer', 'reshape_2'], /reshape_2/],
    [
      'a model that is unknown',
      ['--model', 'alexnet'],
      /the model "alexnet" is unknown, expected one of mobilenet-v1/,
    ],
    [
      'an option that is unknown',
      ['--labl', 'cat'],
      /no option --labl; the nearest is --label\..*--help/,
    ],
    [
      'a colormap that is unknown',
      ['--colormap', 'rainbow'],
      /--colormap is unknown, got "rainbow", expected one of jet/,
    ],
    [
      'a method that is unknown',
      ['--method', 'gradcam'],
      /got "gradcam", expected one of grad-cam,.*; the nearest is grad-cam\./,
    ],
    ['a preset that is unknown', ['--preset', 'keras'], /--preset is unknown.*tf-keras-vis/],
    [
      'channels for another method',
      ['--channels', '8'],
      /--method auto does not run the network for each channel, and has no use for --channels, got 8/,
    ],
    [
      'an option that is misspelt',
      ['--lable', 'tabby'],
      /^gradcam: there is no option --lable; the nearest is --label\./m,
    ],
    [
      'an option without its value',
      ['--label', '--offline'],
      /--label needs a value, got --offline/,
    ],
    ['an option with a value too many', ['--offline=yes'], /--offline takes no value, got "yes"/],
    ['a class below zero', ['--label', '-1'], /^gradcam: there is no such class, got index -1/m],
    ['a file that is not a PNG', ['-o', 'map.jpg'], /--output is written as a PNG, got "map\.jpg"/],
    [
      'a fusion of one layer',
      ['--fusion', 'max'],
      /--method auto needs several feature layers for --fusion, got max/,
    ],
    [
      'a layer for a method without one',
      ['--method', 'full-grad', '--feature-layer', 'conv_pw_13_relu'],
      /--method full-grad has no feature layer, and no use for --feature-layer, got conv_pw_13_relu/,
    ],
    ['too many concepts', ['--concepts', '99'], /got 99 for 49 positions/],
    [
      'no count of channels',
      ['--channels', 'many'],
      /--channels must be a positive integer, got "many"/,
    ],
    ['an alpha that is out of range', ['--alpha', '2'], /--alpha is out of range, got "2"/],
    ['two photos', ['a.jpg', 'b.jpg'], /one photo at a time/],
    [
      'a backend that is not there',
      ['--backend', 'node-gpu'],
      /npm rebuild @tensorflow\/tfjs-node-gpu/,
    ],
  ])('answers %s in a sentence', async (_, given, sentence) => {
    const before = await readdir(folder);
    const { code, output, notes } = await gradcam(given);
    expect(code).toBe(1);
    expect(notes).toMatch(sentence);
    expect(notes).not.toMatch(/^\s+at /m);
    expect(output).not.toMatch(/^Overlay/m);
    expect(await readdir(folder)).toEqual(before);
  });

  it('answers a file that is not a picture, or half of one, in a sentence', async () => {
    const half = await readFile(sample('coffee'));
    await writeFile(join(folder, 'half.png'), half.subarray(0, half.length / 2));
    await writeFile(join(folder, 'notes.png'), 'not a picture');
    for (const name of ['half.png', 'notes.png']) {
      const { code, notes } = await gradcam([name]);
      expect(code).toBe(1);
      expect(notes).toMatch(new RegExp(`"${name}" is not a picture that can be read`));
    }
  });

  it('says what to do without a network', async () => {
    // The discard port: nothing answers there, at once.
    const nowhere = {
      GRADCAM_CACHE: join(folder, 'empty'),
      npm_config_registry: 'http://127.0.0.1:9/',
    };
    const offline = await gradcam(['--offline'], nowhere);
    expect(offline.code).toBe(1);
    expect(offline.notes).toMatch(
      /MobileNet V1 1\.0 is not complete in the cache.*run once without the offline option/s,
    );
    const cut = await gradcam([], nowhere);
    expect(cut.code).toBe(1);
    expect(cut.notes).toMatch(
      /delightmom-scratch-vm@0\.2\.38 could not be downloaded.*connect to the network once/s,
    );
  });
});
