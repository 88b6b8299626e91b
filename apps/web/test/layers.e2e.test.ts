import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { residual } from './visit/residual.js';
import { heldUp, traceTasks } from './visit/trace-tasks.js';
import { give, screenshots, unfold, visit, withoutGpu } from './visit/visit.js';

describe('the layers on the demo page', () => {
  const visitor = visit(withoutGpu);
  let page: Page;
  const caption = (text: RegExp) => page.locator('#caption').getByText(text).waitFor();
  const layer = (name: RegExp) => page.locator('#layers').getByRole('button', { name });
  const connections = async () =>
    (await page.locator('#layers path').getAttribute('d'))?.match(/M/g)?.length;

  beforeAll(async () => {
    page = await visitor.newPage({ viewport: { width: 1200, height: 860 } });
    await visitor.goto(page);
  });

  it('are drawn from the picture to the answer, with that of the map and that of the class marked', async () => {
    await unfold(page, 'Layers');
    const pressed = page.locator('#layers [aria-pressed="true"]');
    await pressed.waitFor();
    expect(await pressed.innerText()).toMatch(/Conv2d_13_pointwise\/Relu6\n7 x 7 x 256/);
    expect(await page.locator('#layers .reduction').innerText()).toContain(
      'the class is read here',
    );
    const first = page.locator('#layers > div > :not(svg)').first();
    expect(await first.innerText()).toMatch(/^images/);
    const [top, middle, bottom] = await Promise.all(
      [first, pressed, page.locator('#layers .reduction')].map((each) => each.boundingBox()),
    );
    expect(top?.y).toBeLessThan(middle?.y ?? 0);
    expect(middle?.y).toBeLessThan(bottom?.y ?? 0);
    await page.screenshot({ path: `${screenshots}web-layers.png` });
  });

  it('are explained where they are pressed, by the keyboard, too', async () => {
    await layer(/Conv2d_12_pointwise/).click();
    await caption(/Conv2d_12_pointwise/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await caption(/Conv2d_12_depthwise/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await caption(/Conv2d_1_depthwise/);
    // One stop of the tab key for all of them.
    expect(await page.locator('#layers [tabindex="0"]').count()).toBe(1);
  });

  it('are drawn without a stutter where there are 190, with what passes by them', async () => {
    const tasks = await traceTasks(page);
    await give(page, 'drop', residual);
    await page
      .locator('#status')
      .getByText(/^model on /)
      .waitFor();
    await layer(/^add_61 32 x 32 x 3/).waitFor();
    expect((await tasks()).longest).toBeLessThan(heldUp);
    // Two to each sum, one to each layer between, one to the stem and one to the softmax.
    expect(await connections()).toBe(62 * 4 + 2);
    await page.setViewportSize({ width: 390, height: 844 });
    await layer(/^add_30 /).click();
    await caption(/at add_30$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    await page.locator('#layer-view').screenshot({ path: `${screenshots}web-layers-phone.png` });
  });
});
