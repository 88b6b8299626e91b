#!/usr/bin/env node
import '@tensorflow/tfjs-layers';
import { explainPhoto } from './explain/explain-photo.js';
import { helpText } from './arguments/help.js';
import { parseArguments } from './arguments/parse-arguments.js';
import { failureLines } from './output/failure-lines.js';
import { endBySignals } from './output/end-by-signals.js';
import { terminal } from './output/terminal.js';

endBySignals();
const here = terminal(process.stdout, process.stderr, (reason) => {
  // Whoever reads a pipe may have read enough; the overlay is written all the same.
  if (reason.code === 'EPIPE') return;
  here.say(
    `gradcam: the results cannot be printed, got ${reason.message}; look where the output goes.`,
  );
  process.exitCode = 1;
});
try {
  const given = parseArguments(process.argv.slice(2));
  if (given.help) helpText().trimEnd().split('\n').forEach(here.print);
  else await explainPhoto(given, here);
} catch (error) {
  failureLines(error).forEach(here.say);
  process.exitCode = 1;
}
