import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright';
import { expect } from 'vitest';

/** A report as the visitor has it. */
export interface SavedReport {
  readonly name: string;
  readonly path: string;
  readonly html: string;
}

/**
 * Presses the button for a report, and waits for the file. Where the page makes another map meanwhile, as it may after it has changed the backend, it gives the
 * report up and says that the button is to be pressed once more, which this does.
 *
 * @param page The page; a class is explained.
 * @returns The file.
 */
export async function saveReport(page: Page): Promise<SavedReport> {
  const downloads: Download[] = [];
  const keep = (download: Download) => downloads.push(download);
  page.on('download', keep);
  const isGivenUp = () => page.getByText(/^The report was given up/).isVisible();
  do {
    await page.locator('#download-report').click();
    await expect
      .poll(async () => downloads.length > 0 || (await isGivenUp()), { timeout: 300_000 })
      .toBe(true);
  } while (downloads.length === 0);
  page.off('download', keep);
  const [download] = downloads;
  if (download === undefined) throw new Error('There is no report.');
  const path = await download.path();
  return { name: download.suggestedFilename(), path, html: await readFile(path, 'utf8') };
}

/**
 * Reads what a report says of how good its first map is.
 *
 * @param html The report.
 * @returns The numbers by the names of the metrics.
 */
export function measuredIn(html: string): Readonly<Record<string, number>> {
  const [, sentence = ''] = /Measured: (.*?\))\./.exec(html) ?? [];
  const numbers = [...sentence.matchAll(/([a-z ]+) ([\d.]+) \((?:higher|lower) is better\)/g)];
  return Object.fromEntries(numbers.map(([, name = '', value]) => [name.trim(), Number(value)]));
}
