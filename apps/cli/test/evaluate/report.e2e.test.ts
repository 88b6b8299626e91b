import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeTaskFiles } from '../../../../packages/gradcam/test/tasks/task-files.js';
import { openFile, type OpenFile } from '../../../../tooling/browser/open-file.js';
import { runCommand } from '../running/run-command.js';

/** A name that would be markup where it is not escaped. */
const picture = '<img src=x onerror=alert(1)>.jpg';
let folder: string;
let opened: OpenFile;
let page: Page;

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
  opened = await openFile(join(folder, 'set.html'), { viewport: { width: 390, height: 800 } });
  ({ page } = opened);
});

afterAll(async () => {
  await opened.close();
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
  expect(opened.complaints).toEqual([]);
  expect(opened.requested).toEqual([]);
});
