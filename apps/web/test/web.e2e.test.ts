import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { colorsNet } from '../../../packages/onnx/test/colors-net.js';
import { deletionOfThreeColors, deletionOfTwoColors } from './visit/deletion-of-red.js';
import { redAndBlue } from './visit/red-and-blue.js';
import { measuredIn, saveReport } from './visit/save-report.js';
import { twoColors, twoColorsLabels } from './visit/two-colors.js';
import { explained, give, samples, screenshots, unfold, visit } from './visit/visit.js';

/** Room for a machine that has other things to do. */
const patient = { timeout: 60_000 };

/** The built page, served as a visitor gets it, in a real browser. */
describe('the demo page', () => {
  const visitor = visit();
  let page: Page;

  beforeAll(async () => {
    page = await visitor.newPage({ viewport: { width: 1200, height: 860 } });
    await visitor.goto(page);
  });

  /** Waits until a class is explained, and gives the caption. */
  const captionOf = async (classIndex: number): Promise<string> => {
    await explained(page, classIndex);
    return page.locator('#caption').innerText();
  };
  const caption = (text: string | RegExp) => page.locator('#caption').getByText(text);
  const chip = (name: RegExp) => page.locator('#classes').getByRole('button', { name });
  const painted = () =>
    page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  /** Waits until the map is painted otherwise, and gives it. */
  const paintedSince = async (before: string) => {
    await expect.poll(painted, patient).not.toBe(before);
    return painted();
  };

  it('explains the sample when it opens, by the small network, on the backend that is faster here', async () => {
    // One more than in the large network, for this one has a class for the background.
    expect(await captionOf(220)).toMatch(/^Grad-CAM: evidence for “cocker spaniel” at .*Relu6$/);
    // WebGL by software is many times slower.
    await page
      .locator('#status')
      .getByText(
        /^MobileNet V1 0\.25 on wasm \(the faster one in a trial: [\d.]+ ms on webgl, [\d.]+ ms on wasm\)\. Map in \d+ ms\.$/,
      )
      .waitFor();
  });

  it('explains by the large network when asked', async () => {
    await unfold(page, 'Network');
    await page.locator('#network').selectOption('mobilenet-v1');
    await caption('“cocker spaniel” at conv_pw_13_relu').waitFor();
    await page.getByRole('button', { name: 'A cat', exact: true }).click();
    await explained(page, 285);
    expect(await page.locator('#status').innerText()).toMatch(/^MobileNet V1 1\.0 on wasm\./);
    expect(await page.locator('#heat').innerText()).toMatch(/hot spots?.* % of the area/);
    expect(await page.locator('#classes button').count()).toBe(5);
    expect(await chip(/^Egyptian cat/).innerText()).toMatch(/Egyptian cat\s+9[34] %/);
  });

  it('says what is left of the class without the hot places, as it is predicted again', async () => {
    const sentence = page.locator('#sentence').getByText('Without the hottest');
    await sentence.waitFor();
    const [, seen, area, left] =
      /^Egyptian cat, ([\d.]+) %\. Without the hottest ([\d.]+) % of the picture: ([\d.]+) %\.$/.exec(
        await sentence.innerText(),
      ) ?? [];
    expect(Number(seen)).toBeGreaterThan(92);
    expect(Number(area)).toBeGreaterThan(5);
    expect(Number(area)).toBeLessThanOrEqual(20);
    expect(Number(left)).toBeLessThan(90);
    await page.screenshot({ path: `${screenshots}web-chelsea.png` });
  });

  it('has the heat on the cat: warmer on the forehead than at the lower left', async () => {
    const [forehead, corner] = await page
      .locator('#canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height);
        const context = copy.getContext('2d');
        context?.drawImage(canvas, 0, 0);
        const at = (x: number, y: number) => {
          const { data } = context?.getImageData(
            Math.round(x * canvas.width),
            Math.round(y * canvas.height),
            1,
            1,
          ) ?? { data: [] };
          return (data[0] ?? 0) - (data[2] ?? 0);
        };
        return [at(0.65, 0.24), at(0.1, 0.8)];
      });
    // Red minus blue: the colours go from black over purple to yellow.
    expect(forehead).toBeGreaterThan(corner + 50);
  });

  it('tells the value under the pointer, more on the forehead than at the lower left', async () => {
    const frame = await page.locator('#frame').boundingBox();
    const shareAt = async (x: number, y: number) => {
      const { x: left, y: top, width, height } = frame ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.move(left + x * width, top + y * height);
      const [, share] =
        /^(?:[<>] )?([\d.]+) % of the hottest \(/.exec(
          await page.locator('#pointer').innerText(),
        ) ?? [];
      return Number(share);
    };
    expect(await shareAt(0.65, 0.24)).toBeGreaterThan(2 * (await shareAt(0.1, 0.8)));
  });

  it('uncovers the original by a slider, also by the keyboard', async () => {
    const clip = () =>
      page.locator('#canvas').evaluate((canvas) => getComputedStyle(canvas).clipPath);
    const before = await clip();
    await page.locator('#split').focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
    expect(await page.locator('#split').inputValue()).toBe('5');
    expect(await clip()).not.toBe(before);
    await page.keyboard.press('Home');
    expect(await clip()).toBe(before);
  });

  it('explains another class at one press', async () => {
    const before = await painted();
    await chip(/^tabby/).click();
    expect(await captionOf(281)).toContain('tabby');
    expect(await chip(/^tabby/).getAttribute('aria-pressed')).toBe('true');
    expect(await painted()).not.toBe(before);
  });

  it('finds any other class, and explains it', async () => {
    await page.getByLabel('Another class').fill('zzz');
    await page.getByText('No class is called that.').waitFor();
    await page.getByLabel('Another class').fill('persian');
    await page
      .locator('#found')
      .getByRole('button', { name: /^Persian cat/ })
      .click();
    expect(await captionOf(283)).toContain('Persian cat');
    await page.getByLabel('Another class').fill('');
    await chip(/^tabby/).click();
    await explained(page, 281);
  });

  it('shows both maps of a dog and a cat, each with its heat on the animal, and swaps them', async () => {
    await page.getByRole('button', { name: 'A dog and a cat' }).click();
    await page
      .locator('#companion-caption')
      .getByText(/^Egyptian cat, 3\d %$/)
      .waitFor();
    expect(await captionOf(219)).toContain('“cocker spaniel”');
    // The dog is the upper half, the cat the lower one.
    expect(await page.locator('#heat').innerText()).toMatch(/hottest at the top/);
    const other = page.getByRole('button', { name: /^Show in its place: / });
    expect(await other.getAttribute('aria-label')).toMatch(
      /“Egyptian cat” at .* hot spot.*bottom|lower/,
    );
    await page.screenshot({ path: `${screenshots}web-dog-and-cat.png` });
    await other.click();
    expect(await captionOf(285)).toContain('“Egyptian cat”');
    await page
      .locator('#companion-caption')
      .getByText(/^cocker spaniel, /)
      .waitFor();
    await page.getByRole('button', { name: 'A cat', exact: true }).click();
    await page.locator('#companion').waitFor({ state: 'hidden' });
    await chip(/^tabby/).click();
    await explained(page, 281);
  });

  it('explains at a layer that is pressed', async () => {
    await unfold(page, 'Layers');
    await page.getByRole('button', { name: /^conv_pw_11_relu/ }).click();
    await caption('at conv_pw_11_relu').waitFor();
    expect(
      await page.getByRole('button', { name: /^conv_pw_11_relu/ }).getAttribute('aria-pressed'),
    ).toBe('true');
  });

  it('explains by another method, with the numbers of another library, and the evidence against', async () => {
    await unfold(page, 'Method');
    await page.locator('#method').selectOption('LayerCAM');
    await caption('LayerCAM: evidence for').waitFor();
    await page.locator('#preset').selectOption('pytorch-grad-cam');
    await caption('as pytorch-grad-cam has it').waitFor();
    await page.locator('#preset').selectOption('MATLAB');
    await page.locator('#sign').selectOption('for and against, in two colours');
    await caption('LayerCAM: evidence for and against').waitFor();
    await page.locator('#key-high').getByText('for').waitFor();
    await page.locator('#sign').selectOption('as there');
    await page.locator('#method').selectOption('Grad-CAM');
    await caption('Grad-CAM: evidence for “').waitFor();
    await page.locator('#key-high').getByText('hot').waitFor();
  });

  it('fuses layers', async () => {
    await page.locator('#fused').selectOption(['conv_pw_13_relu']);
    await caption('at conv_pw_11_relu and conv_pw_13_relu').waitFor();
    await page.locator('#fusion').selectOption('maximum');
    await page.locator('#fused').selectOption([]);
    await caption(/at conv_pw_11_relu$/).waitFor();
  });

  it('keeps maps side by side, paints them again with the others, enlarges and removes them', async () => {
    const kept = page.locator('#kept figure');
    await page.getByRole('button', { name: 'Keep this map' }).click();
    await chip(/^Egyptian cat/).click();
    await captionOf(285);
    await page.getByRole('button', { name: 'Keep this map' }).click();
    expect(await kept.count()).toBe(2);
    expect(await kept.nth(0).innerText()).toContain('tabby');
    expect(await kept.nth(1).innerText()).toContain('Egyptian cat');
    const first = kept.nth(0).locator('canvas');
    const pixels = () => first.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await pixels();
    await unfold(page, 'Colours');
    await page.locator('#opacity').fill('0.8');
    await expect.poll(pixels, patient).not.toBe(before);
    await page.locator('#opacity').fill('0.65');
    const large = kept.nth(0).getByRole('button', { name: /^Enlarge/ });
    expect(await large.getAttribute('aria-label')).toMatch(/tabby.* % of the area/s);
    await large.click();
    await page
      .locator('#large[open]')
      .getByText(/“tabby” at conv_pw_11_relu/)
      .waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await kept
      .nth(0)
      .getByRole('button', { name: /^Remove/ })
      .click();
    expect(await kept.count()).toBe(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await kept.count()).toBe(0);
  });

  it('draws with another colormap and opacity', async () => {
    const inferno = await painted();
    await page.locator('#colormap').selectOption('viridis');
    const viridis = await paintedSince(inferno);
    await page.locator('#opacity').fill('1');
    await paintedSince(viridis);
  });

  it('explains a sample that is pressed, and a picture that is picked', async () => {
    await page.getByRole('button', { name: 'A photographer' }).click();
    expect(await captionOf(872)).toContain('tripod');
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    expect(await captionOf(967)).toContain('espresso');
    await page.locator('#layer').selectOption('conv_pw_13_relu');
    await caption('at conv_pw_13_relu').waitFor();
    await page.locator('#colormap').selectOption('inferno');
    await page.locator('#opacity').fill('0.65');
    await page.screenshot({ path: `${screenshots}web-coffee.png` });
  });

  it('shows the newer of two pictures, also where the older one is being classified', async () => {
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}camera.png`);
    // Long enough to read the picture, not to classify it.
    await page.waitForTimeout(60);
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}chelsea.png`);
    expect(await captionOf(285)).toContain('Egyptian cat');
    await chip(/^Egyptian cat/).waitFor();
    expect(await chip(/^tripod/).count()).toBe(0);
  });

  it.each(['drop', 'paste'] as const)('explains a picture that comes by %s', async (event) => {
    const name = event === 'drop' ? 'camera.png' : 'chelsea.png';
    const bytes = await readFile(samples + name);
    await give(page, event, [{ name, type: 'image/png', bytes }]);
    expect(await captionOf(event === 'drop' ? 872 : 285)).toContain(
      event === 'drop' ? 'tripod' : 'Egyptian cat',
    );
  });

  it('says what is wrong with a file that is not a picture, and goes on', async () => {
    await page.getByLabel('Choose a picture').setInputFiles({
      name: 'notes.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not a picture'),
    });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(
      /"notes\.png" is not a picture that this browser can read/,
    );
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    expect(await captionOf(967)).toContain('espresso');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  it('measures a map for its report on WebGL, by networks of the visitor', async () => {
    await page.getByLabel('Choose a picture').setInputFiles(await redAndBlue(page));
    await unfold(page, 'Your own network');
    await page.locator('#preprocessing').selectOption('0..1');
    await give(page, 'drop', [...twoColors, twoColorsLabels]);
    await page.locator('#backend').selectOption('webgl');
    await page
      .locator('#status')
      .getByText(/ on webgl\. Map/)
      .waitFor();
    await page
      .locator('#sentence')
      .getByText(/^red, 99\.3 %. Without/)
      .waitFor();
    const ofTwo = measuredIn((await saveReport(page)).html);
    expect(ofTwo['deletion']).toBeCloseTo(deletionOfTwoColors(), 2);
    expect(ofTwo['average drop']).toBe(0);
    await give(page, 'drop', [{ name: 'colors.onnx', type: '', bytes: colorsNet() }]);
    await page
      .locator('#sentence')
      .getByText(/^class 0, 99\.3 %. Without/)
      .waitFor();
    const ofThree = measuredIn((await saveReport(page)).html);
    expect(ofThree['deletion']).toBeCloseTo(deletionOfThreeColors(), 2);
  });
});
