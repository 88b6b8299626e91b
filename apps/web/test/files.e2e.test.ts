import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../cli/test/running/run-command.js';
import { measuredIn, saveReport } from './visit/save-report.js';
import { explained, samples, screenshots, visit, withoutGpu } from './visit/visit.js';

describe('the files of the demo page', () => {
  const visitor = visit(withoutGpu);
  let page: Page;
  const folder = 'module_apply_default/MobilenetV1/MobilenetV1/';
  const name = 'my-cat-egyptian-cat-grad-cam-conv2d-13-pointwise-relu6-mobilenet-v1-0-25';

  beforeAll(async () => {
    page = await visitor.newPage();
    await visitor.goto(page);
    await page.getByLabel('Choose a picture').setInputFiles({
      name: 'My cat.png',
      mimeType: 'image/png',
      buffer: await readFile(`${samples}chelsea.png`),
    });
    await page.waitForURL(/sample=none/);
    await explained(page, 286);
  });

  const save = async (id: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`#download-${id}`).click(),
    ]);
    return { name: download.suggestedFilename(), path: await download.path() };
  };
  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)] as const;

  it('are a PNG with title, class, method and key', async () => {
    const file = await save('png');
    expect(file.name).toBe(`${name}.png`);
    const bytes = await readFile(file.path);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = sizeOf(bytes);
    // The picture has 451 x 300; the words are above and below.
    expect(width).toBeGreaterThan(451);
    expect(height).toBeGreaterThan(370);
    // The title's letters are dark pixels above the picture, whose margin is paper.
    const [ink, paper] = await page.evaluate(
      async (source) => {
        const bitmap = await createImageBitmap(await (await fetch(source)).blob());
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        const { data } = context?.getImageData(0, 0, bitmap.width, 24) ?? { data: [255] };
        return [Math.min(...data.filter((_, at) => at % 4 === 0)), data[0]];
      },
      `data:image/png;base64,${bytes.toString('base64')}`,
    );
    expect(ink).toBeLessThan(80);
    expect(paper).toBe(255);
  });

  it('are the same as SVG, with the words as text', async () => {
    const file = await save('svg');
    expect(file.name).toBe(`${name}.svg`);
    const svg = await readFile(file.path, 'utf8');
    for (const words of ['My cat.png', 'Egyptian cat', 'Grad-CAM', 'data:image/png;base64,'])
      expect(svg).toContain(words);
  });

  it('are a page of its own with the map, its words and the settings', async () => {
    const asked: string[] = [];
    // Of the workers, too.
    page.context().on('request', (request) => asked.push(request.url()));
    const { html, ...file } = await saveReport(page);
    expect(file.name).toBe(`${name}.html`);
    // What measures is loaded when it is needed, and not before.
    expect(asked.filter((address) => address.includes('measure'))).toHaveLength(1);
    await page.locator('#saved').getByText('The report is saved.').waitFor();
    for (const words of [
      '<h1>My cat.png, by MobileNet V1 0.25</h1>',
      'src="data:image/png;base64,',
      '<option>Egyptian cat</option>',
      '<dt>Numbers</dt><dd>Insertion: the mean probability',
      '<dt>Hash</dt><dd>sha512-D24Tam78k',
      '<dt>Engine</dt><dd>TensorFlow.js 4.',
      '<dt>Settings</dt><dd>method auto, preset matlab',
    ])
      expect(html).toContain(words);
  });

  it('measure the map as the command does, to what the backends round', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradcam-page-'));
    const given = [`${samples}chelsea.png`, '-m', 'mobilenet-v1-025', '--report', 'map.html'];
    const { code, notes } = await runCommand(['explain', ...given], { folder });
    expect(code, notes).toBe(0);
    const ofCommand = measuredIn(await readFile(join(folder, 'map.html'), 'utf8'));
    await rm(folder, { recursive: true });
    const ofPage = measuredIn((await saveReport(page)).html);
    expect(Object.keys(ofPage)).toEqual(['insertion', 'deletion', 'average drop', 'complexity']);
    expect(Object.keys(ofCommand)).toEqual(Object.keys(ofPage));
    // Three digits are written.
    for (const [metric, value] of Object.entries(ofPage))
      expect(Math.abs(value - (ofCommand[metric] ?? NaN)), metric).toBeLessThan(0.0021);
  });

  it('are no report of a map that was left meanwhile', async () => {
    const second = page.locator('#classes').getByRole('button').nth(1);
    const name = (await second.locator('span').first().innerText()).trim();
    await page.locator('#download-report').click();
    await second.click();
    await page.locator('#saved').getByText('The report was given up').waitFor();
    await explained(page, Number(await second.getAttribute('data-class')));
    const { html } = await saveReport(page);
    expect(html).toContain(`<option>${name}</option>`);
    expect(Object.keys(measuredIn(html))).toHaveLength(4);
    await page.locator('#classes').getByRole('button').first().click();
    await explained(page, 286);
  });

  it('are the numbers as JSON: classes, layers, settings, scores', async () => {
    const file = await save('json');
    expect(file.name).toBe(`${name}.json`);
    // Border to JSON: what has another shape fails below.
    const { classes, scores, ...record } = JSON.parse(await readFile(file.path, 'utf8')) as {
      classes: { index: number; name: string; probability: number }[];
      scores: { width: number; height: number; data: number[] };
    };
    expect(record).toMatchObject({
      picture: 'My cat.png',
      model: { title: 'MobileNet V1 0.25' },
      explained: 'Egyptian cat',
      classIndex: 286,
      method: 'grad-cam',
      settings: { method: 'auto', preset: 'matlab' },
      featureLayers: [`${folder}Conv2d_13_pointwise/Relu6`],
    });
    expect(classes).toHaveLength(10);
    expect(classes[0]).toMatchObject({ index: 286, name: 'Egyptian cat' });
    expect([scores.width, scores.height, scores.data.length]).toEqual([224, 224, 224 * 224]);
    expect(Math.max(...scores.data)).toBeGreaterThan(0);
  });

  it('are the overlay alone as a PNG of the size of the picture', async () => {
    const file = await save('alone');
    expect(file.name).toBe(`${name}-alone.png`);
    expect(sizeOf(await readFile(file.path))).toEqual([451, 300]);
  });

  it('can all be had on a phone: what chooses a picture is in reach of the thumb', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBe(390);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await wide()).toBe(390);
    for (const choose of [page.locator('#choose .main'), page.locator('#camera')]) {
      const { y = 0, height = 0 } = (await choose.boundingBox()) ?? {};
      // In the lowest fifth of the screen, wherever the page is scrolled to.
      expect(y).toBeGreaterThan(0.8 * 844);
      expect(y + height).toBeLessThanOrEqual(844);
    }
    const small = await page
      .locator('button, select, summary, input, .button')
      .evaluateAll((targets) =>
        targets.flatMap((target) => {
          const { width, height } = (target.closest('.button') ?? target).getBoundingClientRect();
          return width > 0 && Math.min(width, height) < 44 ? [target.outerHTML] : [];
        }),
      );
    expect(small).toEqual([]);
    await page.screenshot({ path: `${screenshots}web-phone-open.png`, fullPage: true });
  });

  it('are not in the way of the next picture, nor of what is wrong with one', async () => {
    const isInSight = (place: string) =>
      page.locator(place).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    const down = () => page.locator('#saved').scrollIntoViewIfNeeded();
    await down();
    expect(await isInSight('#frame')).toBe(false);
    const notes = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await page.getByLabel('Choose a picture').setInputFiles(notes);
    await page.getByRole('alert').getByText('"notes.png" is not a picture').waitFor();
    expect(await isInSight('#error')).toBe(true);
    await down();
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    // The map may come sooner than anybody sees that it was waited for.
    await page.waitForFunction(() => {
      const { top = -1, bottom = Infinity } =
        document.querySelector('#frame')?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight;
    });
    await explained(page);
    expect(await isInSight('#frame')).toBe(true);
    expect(await page.locator('#saved').innerText()).toBe('');
  });
});
