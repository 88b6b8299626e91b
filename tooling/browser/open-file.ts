import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { keepComplaints } from './keep-complaints.js';
import { launchBrowser } from './launch-browser.js';

/** A file from the disk in a browser of its own. */
export interface OpenFile {
  readonly page: Page;
  /** The messages of errors. */
  readonly complaints: readonly string[];
  /** The addresses that the page asked for beside its own and what it has in itself. */
  readonly requested: readonly string[];
  /** Ends the browser. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a file in a browser, as its reader does.
 *
 * @param path The file.
 * @param options Those of the page, such as its viewport.
 * @returns The page; the caller closes it.
 */
export async function openFile(
  path: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<OpenFile> {
  const address = pathToFileURL(path).href;
  const browser = await launchBrowser();
  const page = await browser.newPage(options);
  // Room for a busy machine.
  page.setDefaultTimeout(300_000);
  const complaints: string[] = [];
  const requested: string[] = [];
  keepComplaints(page, complaints);
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('data:')) requested.push(url);
  });
  await page.goto(address);
  return { page, complaints, requested, close: () => browser.close() };
}
