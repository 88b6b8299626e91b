import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type Axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { countFrames } from './visit/count-frames.js';
import { heldUp, traceTasks } from './visit/trace-tasks.js';
import { explained, screenshots, unfold, visit, withoutGpu } from './visit/visit.js';

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

describe('the demo page as it is loaded', () => {
  const visitor = visit(withoutGpu);

  it('needs no more bytes for the first map than a line of 4 Mbit/s brings in 8 seconds', async () => {
    const page = await visitor.newPage();
    const began = visitor.sentBytes();
    await visitor.goto(page);
    // Uncompressed, as this server sends it.
    expect(visitor.sentBytes() - began).toBeLessThan((8 * 4_000_000) / 8);
    await page.close();
  });

  it('says without JavaScript what it needs', async () => {
    const page = await visitor.newPage({ javaScriptEnabled: false });
    await page.goto(visitor.address());
    await page.locator('noscript p').waitFor();
    expect(await page.locator('noscript p').innerText()).toContain('needs JavaScript');
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe complains of, %s', async (scheme) => {
    const page = await visitor.newPage({ colorScheme: scheme });
    await visitor.goto(page);
    for (const title of ['Network', 'Layers', 'Method', 'Colours']) await unfold(page, title);
    await page.getByLabel('Another class').fill('cat');
    await page.getByRole('button', { name: 'Keep this map' }).click();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('paints a picture of 12 megapixels at the size of the screen, while frames go on and no task holds up the page', async () => {
    const page = await visitor.newPage({ viewport: { width: 1200, height: 860 } });
    await visitor.goto(page);
    const large = await largePicture(page);
    const [frames, tasks] = [await countFrames(page), await traceTasks(page)];
    await page.getByLabel('Choose a picture').setInputFiles(large);
    await page.locator('#photo[width="688"]').waitFor();
    await explained(page);
    const painted = () =>
      page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await painted();
    await unfold(page, 'Colours');
    const steps = ['0.2', '0.4', '0.6', '0.8'];
    for (const opacity of steps) {
      await page.locator('#opacity').fill(opacity);
      await page.waitForTimeout(100);
    }
    await expect.poll(painted, { timeout: 60_000 }).not.toBe(before);
    expect(await frames()).toBeGreaterThan(steps.length);
    // One step took 2.3 s, in one frame.
    expect((await tasks()).longest).toBeLessThan(heldUp);
    await page.close();
  });
});

/** What axe finds, in words. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: await readFile(axe, 'utf8') });
  return page.evaluate(async () => {
    // Border to axe: the script leaves it in the page.
    const { axe: checker } = globalThis as unknown as { axe: typeof Axe };
    const { violations: found } = await checker.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** Writes a JPEG of 4000 x 3000 pixels, drawn by the browser; bytes would be decoded by the page that is traced. */
async function largePicture(page: Page): Promise<string> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = canvas.getContext('2d');
    for (let circle = 0; circle < 40; circle += 1) {
      if (context === null) break;
      context.fillStyle = `hsl(${circle * 27} 70% 50%)`;
      context.beginPath();
      context.arc((circle * 977) % 4000, (circle * 631) % 3000, 400, 0, 7);
      context.fill();
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const path = `${screenshots}large.jpg`;
  await writeFile(path, Buffer.from(bytes));
  return path;
}
