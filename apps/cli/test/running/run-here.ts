import { readRequest } from '../../src/arguments/read-request.js';
import { prepareTask } from '../../src/commands/prepare-task.js';
import type { Terminal } from '../../src/output/terminal.js';

/**
 * Runs the command in this process.
 *
 * @param words Its words.
 * @returns What it printed, what it said, and its exit code.
 */
export async function runHere(...words: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    say,
    fail: say,
    progress: () => undefined,
    live: () => undefined,
    isLive: false,
  };
  const task = await prepareTask(readRequest(words), terminal);
  const code = await task();
  return { code, printed, said };
}
