import { GradCamError } from '@gradcam/errors';
import { readRequest } from './arguments/read-request.js';
import { prepareTask } from './commands/prepare-task.js';
import { failureLines } from './output/failure-lines.js';
import type { Terminal } from './output/terminal.js';

/**
 * Runs the command in the folder of this process: reads its words, checks what they ask for, does it, and says what failed.
 *
 * @param words The words behind its name.
 * @param terminal The terminal to write to.
 * @returns The exit code: 0; 1 after a failure; 2 for a command line that is wrong; 3 where some of the pictures failed.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  let codeOfFailure = 2;
  try {
    const task = await prepareTask(readRequest(words), terminal);
    codeOfFailure = 1;
    return await task();
  } catch (error) {
    failureLines(error).forEach(terminal.fail);
    // A bucket that is lost at once says nothing of the command line.
    return error instanceof GradCamError && error.code === 'DOWNLOAD_FAILED' ? 1 : codeOfFailure;
  }
}
