import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments } from '../../../tooling/run/browser-arguments.mjs';

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
    await page.locator(`#canvas[data-explained="${classIndex}"]`).waitFor({ timeout: 120_000 });
    return page.locator('#caption').innerText();
  };
  const painted = () =>
    page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

  it('explains the sample when it opens, on WebGL', async () => {
    expect(await captionOf(285)).toBe('What speaks for “Egyptian cat” at conv_pw_13_relu');
    expect(await page.locator('#status').innerText()).toMatch(
      /^MobileNet V1 1\.0 on webgl\. Map in \d+ ms\.$/,
    );
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
    // Red minus blue: jet is red where it is hot and blue where it is not.
    expect(forehead).toBeGreaterThan(50);
    expect(corner).toBeLessThan(0);
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
    await page.getByText('at conv_pw_11_relu').waitFor();
  });

  it('draws with another colormap and opacity', async () => {
    const jet = await painted();
    await page.getByLabel('Colormap').selectOption('viridis');
    const viridis = await painted();
    expect(viridis).not.toBe(jet);
    await page.getByLabel('Opacity').fill('1');
    expect(await painted()).not.toBe(viridis);
  });

  it('explains a picture that is picked', async () => {
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    expect(await captionOf(967)).toContain('espresso');
    await page.getByLabel('Feature layer').selectOption('conv_pw_13_relu');
    await page.getByText('at conv_pw_13_relu').waitFor();
    await page.getByLabel('Colormap').selectOption('jet');
    await page.getByLabel('Opacity').fill('0.5');
    await page.screenshot({ path: `${screenshots}web-coffee.png` });
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

  it('says what is wrong with a file that is no picture, and goes on', async () => {
    await page.getByLabel('Choose a picture').setInputFiles({
      name: 'notes.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not a picture'),
    });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(
      /"notes\.png" is no picture that this browser can read/,
    );
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    expect(await captionOf(967)).toContain('espresso');
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  it('explains on WebAssembly where there is no WebGL, and says why', async () => {
    const without = await launch([
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
    ]);
    const other = await without.newPage();
    await other.goto(server.resolvedUrls?.local[0] ?? '');
    await other.locator('#canvas[data-explained="285"]').waitFor({ timeout: 120_000 });
    expect(await other.locator('#status').innerText()).toMatch(
      /on wasm \(without the GPU, because the browser gives no WebGL 2 context\)/,
    );
    await without.close();
  });

  it('complains about nothing in the console', () => {
    expect(complaints).toEqual([]);
  });
});
