import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';

/** A report as the visitor has it. */
export interface SavedReport {
  readonly name: string;
  readonly path: string;
  readonly html: string;
}

/**
 * Presses the button for a report, and waits for the file.
 *
 * @param page The page; a class is explained.
 * @returns The file.
 */
export async function saveReport(page: Page): Promise<SavedReport> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#download-report').click(),
  ]);
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
