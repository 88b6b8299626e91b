import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** The command as it is built, while it runs. */
export interface StartedCommand {
  readonly child: ChildProcess;
  /** All that it has printed and said so far. */
  readonly text: () => string;
  /** Waits until it has printed or said something; fails where it ends before. */
  readonly said: (pattern: RegExp) => Promise<void>;
  /** Waits for its end: its exit code, or the signal that ended it. */
  readonly ended: () => Promise<number | NodeJS.Signals | null>;
}

/**
 * Starts the command as it is built.
 *
 * @param words Its words.
 * @param folder The folder in which it runs.
 * @param environment What its environment has in addition.
 * @returns The command; the caller waits for its end.
 */
export function startCommand(
  words: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): StartedCommand {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (text += part.toString()));
  const closed = once(child, 'close');
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    text: () => text,
    said: async (pattern) => {
      while (!pattern.test(text)) {
        if (isOver()) throw new Error(`It ended without ${String(pattern)}: ${text}`);
        await pause(50);
      }
    },
    ended: async () => {
      await closed;
      return child.exitCode ?? child.signalCode;
    },
  };
}
