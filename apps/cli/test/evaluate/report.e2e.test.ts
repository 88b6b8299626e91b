import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeTaskFiles } from '../../../../packages/gradcam/test/tasks/task-files.js';
import { browserArguments } from '../../../../tooling/run/tests/browser-arguments.mjs';
import { runCommand } from '../run-command.js';

/** A name that would be markup where it is not escaped. */
const picture = '<img src=x onerror=alert(1)>.jpg';
let browser: Browser;
let folder: string;
let page: Page;
const wrong: string[] = [];
const requested: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-set-report-'));
  await writeTaskFiles(folder);
  await mkdir(join(folder, 'set/cat'), { recursive: true });
  await copyFile(join(folder, 'photo.jpg'), join(folder, 'set/cat', picture));
  const { code, notes } = await runCommand(
    [
      ...['evaluate', 'set', '--model', 'my-model', '--labels', 'labels.txt'],
      ...['--preprocessing', '0..1', '--metric', 'complexity,iou', '--report', 'set.html'],
    ],
    { folder },
  );
  // The picture has no box, and the report says so.
  expect(code, notes).toBe(3);
  const executablePath = process.env['GRADCAM_BROWSER'];
  browser = await chromium.launch({
    args: [...browserArguments],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(pathToFileURL(join(folder, 'set.html')).href);
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

it('shows tables and maps, opened from the disk', async () => {
  expect(await page.locator('h2').allTextContents()).toEqual([
    ...['Complexity', 'Intersection over union', 'Maps of the first pictures'],
    ...['How to read this', 'What could not be measured', 'Where the numbers come from'],
  ]);
  expect(await page.locator('figcaption').textContent()).toContain(`cat/${picture}: cat, `);
  // Border to the DOM: what is drawn has a width, what is refused has none.
  const widths = await page
    .locator('img')
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(widths).toEqual([64]);
});

it('has its style, and fits a phone', async () => {
  expect(await page.locator('.maps').evaluate((maps) => getComputedStyle(maps).display)).toBe(
    'flex',
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

it('asks for nothing but itself and the pictures in it, and breaks no policy', () => {
  expect(wrong).toEqual([]);
  expect(requested.filter((address) => !/^(file|data):/.test(address))).toEqual([]);
  expect(requested.filter((address) => address.startsWith('file:'))).toHaveLength(1);
});
