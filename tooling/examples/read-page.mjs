import { chromium } from 'playwright';
import { browserArguments } from '../run/tests/browser-arguments.mjs';

const patience = 120_000;

/**
 * Opens a page in a browser, and waits until all of its <output> elements say something.
 * @param {string} address of the page
 * @param {string} executablePath the browser's program
 * @returns {Promise<string[]>} their texts; what goes wrong in the page is thrown
 */
export async function readPage(address, executablePath) {
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  try {
    const page = await browser.newPage();
    const failed = new Promise((_, reject) => {
      page.on('pageerror', reject);
      // What a program fetches, it may look for in vain.
      const isFetched = (request) => request.resourceType() === 'fetch';
      page.on('requestfailed', (request) => {
        if (!isFetched(request)) reject(new Error(`${request.url()} cannot be had`));
      });
      page.on('response', (response) => {
        const isMissed = !response.ok() && !response.url().endsWith('/favicon.ico');
        if (isMissed && !isFetched(response.request()))
          reject(new Error(`${response.url()}: ${response.status()}`));
      });
    });
    const read = async () => {
      await page.goto(address);
      await page.locator('output:empty').first().waitFor({ state: 'detached', timeout: patience });
      return page.locator('output').allTextContents();
    };
    return await Promise.race([read(), failed]);
  } finally {
    await browser.close();
  }
}
