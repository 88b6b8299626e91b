import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePicture } from '@gradcam/pictures/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grayPicture, meanNet } from '../../../../packages/gradcam/test/made.js';
import { saveModel } from '../../../../packages/gradcam/test/tasks/save-model.js';
import { chooseAdapter } from '../../src/model/choose-adapter.js';
import { runHere } from '../running/run-here.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-report-'));
  await chooseAdapter('wasm', () => undefined);
  await saveModel(meanNet(3), folder);
  const picture = grayPicture([
    [10, 20],
    [30, 40],
  ]);
  await writePicture(join(folder, 'one.png'), picture);
  await writePicture(join(folder, 'two.png'), picture);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const explained = (...words: string[]) =>
  runHere(
    ...['one.png', 'two.png'].map((name) => join(folder, name)),
    ...['-m', folder, '--range', '0,255', '-o', join(folder, 'maps'), ...words],
  );

/** The data of the report's maps. */
const mapsOf = (html: string) =>
  [...html.matchAll(/class="maps">(.*?)<\/script>/g)].map(
    ([, data = '']) => JSON.parse(data) as unknown,
  );

describe('--report', () => {
  it('is one page with all pictures and methods, and what made them', async () => {
    const file = join(folder, 'reports', 'both.html');
    const { code, printed } = await explained(
      ...['--montage', 'grad-cam,layer-cam', '--score', 'logit', '--report', file],
    );
    expect(code).toBe(0);
    expect(printed.at(-1)).toBe(`Report           ${file}`);
    const html = await readFile(file, 'utf8');
    expect(html.match(/<h2 id="picture-\d">(one|two)\.png<\/h2>/g)).toHaveLength(2);
    expect(html.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(2);
    // A quarter of each of the picture's values, on one scale.
    const maps = ['Grad-CAM', 'LayerCAM'].map((method) => ({
      method,
      width: 2,
      height: 2,
      thousandths: [250, 500, 750, 1000],
    }));
    expect(mapsOf(html)).toMatchObject([maps, maps]);
    expect(html).toMatch(/<dt>Hash<\/dt><dd>\S{20,}<\/dd>/);
    expect(html).toContain('<dt>Settings</dt><dd>score logit</dd>');
    expect(html).toMatch(/<dt>Versions<\/dt><dd>gradcam \d.*, tfjs \d.*, node \d/);
  });

  it('says of each map how good it is, but of evidence against a class, and what the numbers are', async () => {
    const file = join(folder, 'measured.html');
    await explained('--report', file);
    const html = await readFile(file, 'utf8');
    // The only class has the probability 1, whatever is left; the scaled map is 0, 1/3, 2/3 and 1.
    expect(html).toContain(
      'Measured: insertion 1.000 (higher is better), deletion 1.000 (lower is better), average drop 0.000 (lower is better), complexity 0.500 (lower is better).',
    );
    expect(html).toContain('<dt>Numbers</dt><dd>Insertion: the mean probability of the class');
    await explained('--force', '--sign', 'negative', '--report', file);
    expect(await readFile(file, 'utf8')).toContain('Not measured: evidence against a class');
  });

  it('has maps with two signs as they are', async () => {
    const file = join(folder, 'signed.html');
    await explained('--sign', 'signed', '--report', file);
    expect(mapsOf(await readFile(file, 'utf8'))).toMatchObject([
      [{ isSigned: true }],
      [{ isSigned: true }],
    ]);
  });

  it('is refused before anything is loaded where it cannot be written as it is named', async () => {
    await expect(explained('--report', join(folder, 'maps.pdf'))).rejects.toThrow(
      '--report is an HTML page',
    );
    const page = join(folder, 'folder.html');
    await mkdir(page);
    await expect(explained('--force', '--report', page)).rejects.toThrow(
      `--report is a file, got the folder "${page}"`,
    );
    const file = join(folder, 'there.html');
    await writeFile(file, 'mine');
    await expect(explained('--report', file)).rejects.toThrow('already exists');
    expect(await readFile(file, 'utf8')).toBe('mine');
    await explained('--force', '--report', file);
    expect(await readFile(file, 'utf8')).toContain('<!doctype html>');
  });
});
