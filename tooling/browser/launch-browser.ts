import { chromium, type Browser } from 'playwright';
import { browserArguments } from '../run/tests/browser-arguments.mjs';

/**
 * Starts the browser that `npm test` found, else playwright's own.
 *
 * @param args The browser's arguments.
 * @returns The browser; the caller closes it.
 */
export async function launchBrowser(args: readonly string[] = browserArguments): Promise<Browser> {
  const executablePath = process.env['GRADCAM_BROWSER'];
  return await chromium.launch({
    args: [...args],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
