import { readFile } from 'node:fs/promises';
import { mapNames } from '@gradcam/core/methods';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { countFrames } from './visit/count-frames.js';
import { heldUp, traceTasks } from './visit/trace-tasks.js';
import { explained, give, samples, screenshots, visit, withoutGpu } from './visit/visit.js';

/** What used to hold the page: a comparison took 47.7 s in one frame, on WebAssembly. */
describe('the demo page at heavy work, without a GPU', () => {
  const visitor = visit(withoutGpu);
  const coffee = async () => [
    { name: 'coffee.png', type: 'image/png', bytes: await readFile(`${samples}coffee.png`) },
  ];
  const approaches = (page: Page) =>
    page
      .locator('#kept figure')
      .evaluateAll((figures: HTMLElement[]) => figures.map(({ dataset }) => dataset['approach']));

  it('compares all methods while frames go on and no task holds up the page, and groups the maps that are alike', async () => {
    const page = await visitor.newPage();
    await visitor.goto(page);
    await page
      .getByText('on wasm (without the GPU, because the browser gives no WebGL 2 context)')
      .waitFor();
    const [frames, tasks] = [await countFrames(page), await traceTasks(page)];
    await page.getByRole('button', { name: 'Compare all methods' }).click();
    await page.getByText(/^Compared\.$/).waitFor();
    expect(await page.locator('#kept h3').first().innerText()).toMatch(/^Like Grad-CAM \(\d+\)$/);
    // More than one for each map; a page that is held draws none.
    expect(await frames()).toBeGreaterThan(mapNames.length);
    expect([...(await approaches(page))].sort()).toEqual([...mapNames].sort());
    expect((await tasks()).longest).toBeLessThan(heldUp);
    await page.getByRole('button', { name: 'Find concepts' }).click();
    await page.getByText('Deep feature factorisation: 4 concepts').waitFor();
    await page.screenshot({ path: `${screenshots}web-methods.png`, fullPage: true });
    await page.close();
  });

  it('gives up a comparison that is cancelled, and goes on', async () => {
    const page = await visitor.newPage();
    await visitor.goto(page);
    await page.getByRole('button', { name: 'Compare all methods' }).click();
    await page.locator('#kept figure').nth(2).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Given up.').waitFor();
    expect((await approaches(page)).length).toBeLessThan(mapNames.length);
    const second = page.locator('#classes').getByRole('button').nth(1);
    await second.click();
    await explained(page, Number(await second.getAttribute('data-class')));
    await page.close();
  });

  it('keeps a picture that is dropped while the network loads', async () => {
    const page = await visitor.newPage();
    let letGo: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/*.bin', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(visitor.address());
    // At once, before there is a network: the sample is a square, the cup of coffee has 600 x 400 pixels.
    await waitingPhoto(page, 1);
    await give(page, 'drop', await coffee());
    await waitingPhoto(page, 1.5);
    letGo?.();
    await page.locator('#sentence').getByText('espresso').waitFor();
    await explained(page);
    // The page was not left; the address says that the picture is the visitor's own.
    expect(page.url()).toBe(`${visitor.address()}#sample=none`);
    await page.close();
  });
});

/** Waits until the page shows a picture of this shape, width by height, and no map yet; how large it is, depends on the window. */
async function waitingPhoto(page: Page, shape: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const photo = document.querySelector<HTMLCanvasElement>('.waiting #photo');
    return photo !== null && Math.abs(photo.width / photo.height - wanted) < 0.01;
  }, shape);
}
