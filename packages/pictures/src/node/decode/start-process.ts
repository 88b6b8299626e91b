import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GradCamError } from '@gradcam/errors';
import { fontSettings } from './font-settings.js';

/**
 * Starts a process that decodes one picture.
 *
 * @returns The process, which runs; it ends when this one does, or when it is killed.
 * @throws `BACKEND_UNAVAILABLE`
 */
export async function startProcess(): Promise<ChildProcess> {
  const program = programPath();
  try {
    const child = fork(program, [], {
      // No debugger's port, and no flags of a program that is not this one.
      execArgv: [],
      env: { ...process.env, ...fontSettings() },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    await once(child, 'spawn');
    return child;
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      `this picture is decoded in a process of its own, which cannot be started, got ${cause instanceof Error ? cause.message : String(cause)}; allow this program to start processes, or convert the picture to PNG.`,
      { cause },
    );
  }
}

/** Finds the program's file, which a bundle leaves behind: started by a bundle's name, the bundle itself would run again. */
function programPath(): string {
  const url = programUrl();
  if (url !== undefined && existsSync(url)) return fileURLToPath(url);
  throw new GradCamError(
    'BACKEND_UNAVAILABLE',
    `this picture is decoded in a process of its own, whose program is missing, got ${url?.href ?? 'no address'}, expected decoding-process.js of @gradcam/pictures; leave @gradcam/pictures out of the bundle, or convert the picture to PNG.`,
  );
}

function programUrl(): URL | undefined {
  try {
    return new URL('./decoding-process.js', import.meta.url);
  } catch {
    // A bundle in CommonJS knows no address of its own.
    return undefined;
  }
}
