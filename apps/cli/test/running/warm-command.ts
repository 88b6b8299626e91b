import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CommandResult } from './run-command.js';

const program = fileURLToPath(new URL('../programs/again-and-again.mjs', import.meta.url));

/** A process that runs the command again and again. */
export interface WarmCommand {
  /**
   * Runs the command once; a run ends before the next one begins.
   *
   * @param words Its words.
   * @param folder The folder in which it runs.
   * @returns What it printed, and its exit code.
   * @throws Where the process ends.
   */
  readonly run: (words: readonly string[], folder: string) => Promise<CommandResult>;
  /** Ends the process; gives what it printed that was not the command's own words. */
  readonly close: () => Promise<string>;
}

/**
 * Starts a process that loads the command once, for runs that are not about how a process begins and ends: half of the time of one is loading.
 *
 * @returns The process; the caller closes it.
 */
export function warmCommand(): WarmCommand {
  const child = fork(program, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, 'close');
  const tooEarly = ended.then(([code]) => {
    throw new Error(`The process ended with ${code}: ${printed}`);
  });
  // It is a failure only while a run is waited for.
  tooEarly.catch(() => undefined);
  return {
    run: async (words, folder) => {
      child.send({ words, folder });
      // Border to Node: what the program sends.
      const [answer] = (await Promise.race([once(child, 'message'), tooEarly])) as [CommandResult];
      return answer;
    },
    close: async () => {
      // It ends the connection itself: where this side does, Node does not tell that the process has closed.
      child.send({ isLast: true });
      await ended;
      return printed;
    },
  };
}
