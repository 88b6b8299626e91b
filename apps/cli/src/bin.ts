#!/usr/bin/env node
import { readRequest } from './arguments/read-request.js';
import { prepareTask } from './commands/prepare-task.js';
import { failureLines } from './output/failure-lines.js';
import { endBySignals } from './output/end-by-signals.js';
import { terminal } from './output/terminal.js';

endBySignals();
const here = terminal(process.stdout, process.stderr, (reason) => {
  // Whoever reads a pipe may have read enough; the files are written all the same.
  if (reason.code === 'EPIPE') return;
  here.fail(
    `gradcam: the results cannot be printed, got ${reason.message}; look where the output goes.`,
  );
  process.exitCode = 1;
});

/** Runs a stage; where it fails, says why, and sets the exit code. */
async function stage<T>(codeOfFailure: number, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    failureLines(error).forEach(here.fail);
    process.exitCode = codeOfFailure;
    return undefined;
  }
}

const task = await stage(2, () => prepareTask(readRequest(process.argv.slice(2)), here));
const code = task && (await stage(1, task));
if (code !== undefined && code !== 0) process.exitCode = code;
