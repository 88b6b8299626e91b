import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFile, type OpenFile } from '../../../tooling/browser/open-file.js';
import { reportHtml, type ReportMap } from '../src/report/index.js';

/** One white pixel, as a PNG. */
const href =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

const map: ReportMap = {
  scores: { data: [0, 1, 4, -2], width: 2, height: 2 },
  className: 'tabby',
  layer: 'conv_1',
  method: 'Grad-CAM',
};
const maps = [
  map,
  { ...map, method: 'LayerCAM', scores: { ...map.scores, data: [4, 0, 0, 0] } },
  { ...map, className: 'lynx', layer: 'conv_2', sentences: ['Nowhere.'] },
];

let folder: string;
let opened: OpenFile;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-report-'));
  const file = join(folder, 'report.html');
  const pictures = [{ name: 'cat.png', href, width: 200, height: 200, maps }];
  await writeFile(file, reportHtml({ title: 'Cats', pictures, facts: [['Model', 'net']] }));
  opened = await openFile(file);
  ({ page } = opened);
});

afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

/** How opaque each cell of the heat is, from 0 to 255. */
const opacities = () =>
  page.locator('canvas').evaluate((canvas) => {
    // Border to the DOM: it is the one canvas of the page.
    const drawn = canvas as HTMLCanvasElement;
    const { data } = drawn.getContext('2d')?.getImageData(0, 0, 2, 2) ?? { data: [] };
    return [3, 7, 11, 15].map((at) => data[at]);
  });

const move = (name: string, value: number) => page.locator(`input[name=${name}]`).fill(`${value}`);

it('paints the map over the picture, opened from the disk', async () => {
  // 80 % of 255; three eighths of it, 76.5, where the map has a quarter of its largest number, one and a half times.
  expect(await opacities()).toEqual([0, 76, 204, 0]);
  expect(await page.locator('.words').textContent()).toBe(
    'Evidence for "tabby", by Grad-CAM at conv_1.',
  );
});

it('has the opacity and the threshold as controls', async () => {
  await move('opacity', 100);
  expect(await opacities()).toEqual([0, 96, 255, 0]);
  await move('threshold', 26);
  expect(await opacities()).toEqual([0, 0, 255, 0]);
  expect(await page.locator('output').allTextContents()).toEqual(['100 %', '26 %']);
  await move('threshold', 0);
});

it('has class, layer and method as controls, which go where there is a map', async () => {
  await page.locator('select[name=method]').selectOption('LayerCAM');
  expect(await opacities()).toEqual([255, 0, 0, 0]);
  // There is no map of the other class by this method.
  await page.locator('select[name=className]').selectOption('lynx');
  expect(await page.locator('.words').textContent()).toBe(
    'Evidence for "lynx", by Grad-CAM at conv_2. Nowhere.',
  );
  expect(await page.locator('select[name=layer]').inputValue()).toBe('conv_2');
  expect(await page.locator('select[name=method]').inputValue()).toBe('Grad-CAM');
});

it('asks for nothing but itself and the picture in it, and breaks no policy', () => {
  expect(opened.complaints).toEqual([]);
  expect(opened.requested).toEqual([]);
});
