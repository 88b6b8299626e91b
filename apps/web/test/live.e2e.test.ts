import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { explained, samples, screenshots, visit, withoutGpu } from './visit/visit.js';

/** A camera that shows a green picture with a clock, and no GPU, which would only be tried. */
const browserArguments = [
  ...withoutGpu,
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Keeps the streams that the page asks for, so that a test can look whether they were left. */
const keepStreams = () => {
  const kept: MediaStream[] = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints);
    kept.push(stream);
    return stream;
  };
  Object.assign(window, {
    states: () => kept.flatMap((each) => each.getTracks()).map(({ readyState }) => readyState),
  });
};

/** Counts the frames that are taken before the map of the one before is shown. */
const countWaiting = () => {
  const counts = { waiting: 0, most: 0, shown: 0 };
  const take = window.createImageBitmap.bind(window);
  window.createImageBitmap = (...given: [ImageBitmapSource, ImageBitmapOptions?]) => {
    counts.waiting += 1;
    counts.most = Math.max(counts.most, counts.waiting);
    return take(...given);
  };
  const { prototype } = ImageBitmapRenderingContext;
  const show = Reflect.get<ImageBitmapRenderingContext, 'transferFromImageBitmap'>(
    prototype,
    'transferFromImageBitmap',
  );
  prototype.transferFromImageBitmap = function (bitmap) {
    if (this.canvas instanceof HTMLCanvasElement && this.canvas.id === 'canvas') {
      counts.shown += counts.waiting;
      counts.waiting = 0;
    }
    show.call(this, bitmap);
  };
  Object.assign(window, { counts });
};

/** Records two seconds of a canvas: a picture that moves. */
const record = async (address: string) => {
  const picture = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
  const context = canvas.getContext('2d');
  let x = 0;
  const timer = setInterval(() => {
    x += 1;
    context?.drawImage(picture, -x, 0, 380, 240);
  }, 30);
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
  const chunks: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  const stopped = new Promise((resolve) => {
    recorder.addEventListener('stop', resolve);
  });
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  recorder.stop();
  await stopped;
  clearInterval(timer);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(chunks, 'moving.webm', { type: 'video/webm' }));
  document.body.dispatchEvent(
    new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
  );
};

/** Hides the tab while a frame is taken, which is there when the camera is off. */
const hideDuringFrame = () =>
  new Promise<void>((resolve) => {
    const take = window.createImageBitmap.bind(window);
    window.createImageBitmap = (...given: [ImageBitmapSource, ImageBitmapOptions?]) => {
      const frame = take(...given);
      window.createImageBitmap = take;
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
      Reflect.deleteProperty(document, 'hidden');
      resolve();
      return frame;
    };
  });

describe('the demo page and moving pictures', () => {
  const visitor = visit(browserArguments);
  let page: Page;

  beforeAll(async () => {
    page = await visitor.newPage();
    await page.addInitScript(keepStreams);
    await page.addInitScript(countWaiting);
    await visitor.goto(page);
  });

  const states = (): Promise<string[]> =>
    // Border to the page: the test put it there.
    page.evaluate(() => (window as unknown as { states: () => string[] }).states());
  const painted = () =>
    page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const live = () => page.locator('#live').getByText(/, [\d.]+ maps a second$/);
  const camera = () => page.getByRole('button', { name: 'Camera' });

  it('shows maps of what the camera sees, one after the other', async () => {
    await camera().click();
    await live().waitFor();
    expect(await live().innerText()).toMatch(/^Live: camera, /);
    const first = await painted();
    await expect.poll(painted, { timeout: 60_000 }).not.toBe(first);
    await page.screenshot({ path: `${screenshots}web-camera.png` });
  });

  it('drops the frames that come while it computes', async () => {
    const counts = (): Promise<{ most: number; shown: number }> =>
      // Border to the page: the test put it there.
      page.evaluate(() => ({
        ...(window as unknown as { counts: { most: number; shown: number } }).counts,
      }));
    await expect.poll(async () => (await counts()).shown, { timeout: 60_000 }).toBeGreaterThan(5);
    expect((await counts()).most).toBe(1);
  });

  it('goes on with another network', async () => {
    await page.locator('summary').getByText('Network', { exact: true }).click();
    await page.locator('#network').selectOption('mobilenet-v1');
    await page.locator('#caption').getByText('conv_pw_13_relu').waitFor();
    await page.locator('#network').selectOption({ index: 0 });
    await page.locator('#caption').getByText('Conv2d_13_pointwise').waitFor();
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  it('keeps to a class that is pressed, and stops with a picture like any other', async () => {
    const last = page.locator('#classes button').last();
    await last.hover();
    const pressed = Number(await last.getAttribute('data-class'));
    // By its class: another one may be the last by then.
    await page.locator(`#classes button[data-class="${pressed}"]`).click();
    await explained(page, pressed);
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await states()).toEqual(['ended']);
    await page.locator('#sentence').getByText('Without the hottest').waitFor();
    await explained(page, pressed);
    expect(await page.locator('#live').isVisible()).toBe(false);
  });

  it('leaves the camera for a picture that is chosen', async () => {
    await camera().click();
    await live().waitFor();
    await page.getByLabel('Choose a picture').setInputFiles(`${samples}coffee.png`);
    await page.locator('#sentence').getByText('espresso').waitFor();
    await explained(page);
    expect(await states()).toEqual(['ended', 'ended']);
    expect(await page.locator('#live').isVisible()).toBe(false);
  });

  it('leaves the camera when its tab is hidden, and has the last frame as a picture', async () => {
    await camera().click();
    await live().waitFor();
    await page.evaluate(hideDuringFrame);
    await page.locator('#live').waitFor({ state: 'hidden' });
    expect(await states()).toEqual(['ended', 'ended', 'ended']);
    await page.locator('#sentence').getByText('Without the hottest').waitFor();
  });

  it('shows maps of a video that is dropped, and says when it is none', async () => {
    const address = await page.locator('#samples img').first().getAttribute('src');
    await page.evaluate(record, new URL(address ?? '', page.url()).href);
    await live().waitFor();
    expect(await live().innerText()).toMatch(/^Live: moving\.webm, /);
    expect(await page.locator('#photo').getAttribute('width')).toBe('320');
    const first = await painted();
    await expect.poll(painted, { timeout: 60_000 }).not.toBe(first);
    await page.getByLabel('Choose a picture').setInputFiles({
      name: 'notes.mp4',
      mimeType: 'video/mp4',
      buffer: Buffer.from('not a video'),
    });
    await page.getByText('"notes.mp4" is not a video that this browser can play').waitFor();
    expect(await page.locator('#live').isVisible()).toBe(false);
  });

  it.each([
    ['NotAllowedError', 'the camera may not be used; allow it'],
    ['NotFoundError', 'there is no camera; plug one in'],
  ])('says what %s means', async (name, sentence) => {
    await page.evaluate((refusal) => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('refused', refusal));
    }, name);
    await camera().click();
    await page.getByRole('alert').getByText(sentence).waitFor();
  });
});
