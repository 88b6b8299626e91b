#!/usr/bin/env node
import { endBySignals } from './output/end-by-signals.js';
import { terminal } from './output/terminal.js';
import { run } from './run.js';

endBySignals();
const here = terminal(process.stdout, process.stderr, (reason) => {
  // Whoever reads a pipe may have read enough; the files are written all the same.
  if (reason.code === 'EPIPE') return;
  here.fail(
    `gradcam: the results cannot be printed, got ${reason.message}; look where the output goes.`,
  );
  process.exitCode = 1;
});
const code = await run(process.argv.slice(2), here);
if (code !== 0) process.exitCode = code;
