import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { DroppedFile } from './two-colors.js';

/**
 * Writes files into a folder of their own.
 *
 * @param files The files.
 * @returns Its path.
 */
export async function folderOf(files: readonly DroppedFile[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradcam-model-'));
  await Promise.all(files.map(({ name, bytes }) => writeFile(join(folder, name), bytes)));
  return folder;
}

/**
 * Drops a folder on a page, as the system does: a script can make files, but no folders.
 *
 * @param page The page.
 * @param folder Its path.
 */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
  await session.detach();
}
