import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes a folder for a project inside of this package, where its modules are found, and takes it away afterwards.
 *
 * @param run Fills the folder and runs what is in it.
 */
export async function inProject(run: (folder: string) => Promise<void>): Promise<void> {
  const output = fileURLToPath(new URL('../output/', import.meta.url));
  await mkdir(output, { recursive: true });
  const folder = await mkdtemp(join(output, 'project-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs a program of Node, which may end with failures.
 *
 * @param folder The folder that it runs in.
 * @param parameters Node's options, the program and its own.
 * @returns The text that it prints.
 */
export function printedBy(folder: string, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const settings = { cwd: folder, env: { ...process.env, NO_COLOR: '1' } };
    execFile(process.execPath, [...parameters], settings, (_, output, errors) => {
      resolve(output + errors);
    });
  });
}
