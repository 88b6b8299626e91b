import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { mapNames } from '@gradcam/core/methods';
import { chromium, type Browser, type Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments } from '../../../tooling/run/tests/browser-arguments.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const samples = fileURLToPath(new URL('../../../assets/samples/', import.meta.url));
const screenshots = fileURLToPath(new URL('../../../output/screenshots/', import.meta.url));

/** The browser that npm test found. */
function launch(given: readonly string[] = browserArguments): Promise<Browser> {
  const executablePath = process.env['GRADCAM_BROWSER'];
  return chromium.launch({
    args: [...given],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/** The built page, served as a visitor gets it, in a real browser. */
describe('the demo page', () => {
  let server: PreviewServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    server = await preview({ root, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.resolvedUrls?.local[0] ?? '');
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Waits until a class is explained, and gives the caption. */
  const captionOf = async (classIndex: number): Promise<string> => {
    await page.locator(`#canvas[data-explained="${classIndex}"]`).waitFor({ timeout: 300_000 });
    return page.locator('#caption').innerText();
  };
  const caption = (text: string | RegExp) => page.locator('#caption').getByText(text);
  const painted = () =>
    page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

  it('explains the sample when it opens, on WebGL', async () => {
    expect(await captionOf(285)).toBe('Grad-CAM: evidence for “Egyptian cat” at conv_pw_13_relu');
    expect(await page.locator('#status').innerText()).toMatch(
      /^MobileNet V1 1\.0 on webgl\. Map in \d+ ms\.$/,
    );
    expect(await page.locator('#heat').innerText()).toMatch(/hot spots?.* % of the area/);
    expect(await page.locator('#classes button').count()).toBe(5);
    expect(await page.locator('#classes button').first().innerText()).toMatch(
      /Egyptian cat\s+93\.\d %/,
    );
    await page.screenshot({ path: `${screenshots}web-chelsea.png` });
  });

  it('has the heat on the cat: warmer on the forehead than at the lower left', async () => {
    const [forehead, corner] = await page
      .locator('#canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const context = canvas.getContext('2d');
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

  it('explains another class at one press', async () => {
    const before = await painted();
    await page.getByRole('button', { name: /^tabby/ }).click();
    expect(await captionOf(281)).toContain('tabby');
    expect(await page.getByRole('button', { name: /^tabby/ }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    expect(await painted()).not.toBe(before);
  });

  it('explains at another layer', async () => {
    await page.getByLabel('Feature layer').selectOption('conv_pw_11_relu');
    await caption('at conv_pw_11_relu').waitFor();
  });

  it('explains by another method, with the numbers of another library, and the evidence against', async () => {
    await page.getByLabel('Method').selectOption('LayerCAM');
    await caption('LayerCAM: evidence for').waitFor();
    await page.getByLabel('Numbers as in').selectOption('pytorch-grad-cam');
    await caption('as pytorch-grad-cam has it').waitFor();
    await page.getByLabel('Numbers as in').selectOption('MATLAB');
    await page
      .getByRole('combobox', { name: 'Evidence' })
      .selectOption('for and against, in two colours');
    await caption('LayerCAM: evidence for and against').waitFor();
    await page.getByRole('combobox', { name: 'Evidence' }).selectOption('as there');
    await page.getByLabel('Method').selectOption('Grad-CAM');
    await caption('Grad-CAM: evidence for “').waitFor();
  });

  it('fuses layers', async () => {
    await page.getByLabel('Fused with').selectOption(['conv_pw_13_relu']);
    await caption('at conv_pw_11_relu and conv_pw_13_relu').waitFor();
    await page.getByLabel('Fusion').selectOption('maximum');
    await page.getByLabel('Fused with').selectOption([]);
    await caption(/at conv_pw_11_relu$/).waitFor();
  });

  it('keeps maps side by side, paints them again with the others, and removes them', async () => {
    const kept = page.locator('#kept figure');
    await page.getByRole('button', { name: 'Keep this map' }).click();
    await page.getByRole('button', { name: /^Egyptian cat/ }).click();
    await captionOf(285);
    await page.getByRole('button', { name: 'Keep this map' }).click();
    expect(await kept.count()).toBe(2);
    expect(await kept.nth(0).innerText()).toContain('tabby');
    expect(await kept.nth(1).innerText()).toContain('Egyptian cat');
    const first = kept.nth(0).locator('canvas');
    const pixels = () => first.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await pixels();
    await page.getByLabel('Opacity').fill('0.8');
    expect(await pixels()).not.toBe(before);
    await page.getByLabel('Opacity').fill('0.5');
    expect(await first.getAttribute('aria-label')).toMatch(/tabby.* % of the area/s);
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
    await page.getByLabel('Colormap').selectOption('viridis');
    const viridis = await painted();
    expect(viridis).not.toBe(inferno);
    await page.getByLabel('Opacity').fill('1');
    expect(await painted()).not.toBe(viridis);
  });

  it('explains a picture that is picked', async () => {
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    expect(await captionOf(967)).toContain('espresso');
    await page.getByLabel('Feature layer').selectOption('conv_pw_13_relu');
    await caption('at conv_pw_13_relu').waitFor();
    await page.getByLabel('Colormap').selectOption('inferno');
    await page.getByLabel('Opacity').fill('0.5');
    await page.screenshot({ path: `${screenshots}web-coffee.png` });
  });

  it('shows the newer of two pictures, also where the older one is being classified', async () => {
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}camera.png`);
    // Long enough to read the picture, not to classify it.
    await page.waitForTimeout(60);
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}chelsea.png`);
    expect(await captionOf(285)).toContain('Egyptian cat');
    await page.getByRole('button', { name: /^Egyptian cat/ }).waitFor();
    expect(await page.getByRole('button', { name: /^tripod/ }).count()).toBe(0);
  });

  it.each(['drop', 'paste'] as const)('explains a picture that comes by %s', async (event) => {
    const name = event === 'drop' ? 'camera.png' : 'chelsea.png';
    const bytes = [...(await readFile(samples + name))];
    await page.evaluate(
      ({ kind, content, file }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], file, { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        document.body.dispatchEvent(
          kind === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: transfer })
            : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
        );
      },
      { kind: event, content: bytes, file: name },
    );
    expect(await captionOf(event === 'drop' ? 872 : 285)).toContain(
      event === 'drop' ? 'tripod' : 'Egyptian cat',
    );
  });

  it('gives the overlay as a PNG of the size of the picture', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Download as PNG').click(),
    ]);
    const bytes = await readFile(await download.path());
    expect(download.suggestedFilename()).toBe('grad-cam-285.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([451, 300]);
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

  it('explains on WebAssembly where there is no WebGL, says why, and compares all methods', async () => {
    const without = await launch([
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
    ]);
    const other = await without.newPage();
    await other.goto(server.resolvedUrls?.local[0] ?? '');
    await other.locator('#canvas[data-explained="285"]').waitFor({ timeout: 300_000 });
    expect(await other.locator('#status').innerText()).toMatch(
      /on wasm \(without the GPU, because the browser gives no WebGL 2 context\)/,
    );
    // Here, because a GPU that is simulated takes minutes.
    await other.getByRole('button', { name: 'Compare all methods' }).click();
    await other.getByText(/Compared\.$/).waitFor({ timeout: 300_000 });
    const found = await other
      .locator('#kept figure')
      .evaluateAll((figures: HTMLElement[]) => figures.map(({ dataset }) => dataset['approach']));
    expect(found).toEqual(mapNames);
    await other.getByRole('button', { name: 'Find concepts' }).click();
    await other.getByText('Deep feature factorisation: 4 concepts').waitFor();
    await other.screenshot({ path: `${screenshots}web-methods.png`, fullPage: true });
    await without.close();
  });

  it('complains about nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
