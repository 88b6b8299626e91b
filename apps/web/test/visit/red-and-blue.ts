import type { Page } from 'playwright';

/** A picture whose left three quarters are red, and the rest blue. */
export async function redAndBlue(page: Page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(200, 100);
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.fillStyle = '#00f';
      context.fillRect(0, 0, 200, 100);
      context.fillStyle = '#f00';
      context.fillRect(0, 0, 150, 100);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  return { name: 'red-and-blue.png', mimeType: 'image/png', buffer: Buffer.from(bytes) };
}
