#!/usr/bin/env node
import '@tensorflow/tfjs-layers';
import { GradCamError } from '@gradcam/core';
import { explainPhoto } from './explain/explain-photo.js';
import { helpText } from './arguments/help.js';
import { parseArguments } from './arguments/parse-arguments.js';
import { terminal } from './output/terminal.js';

const here = terminal(process.stdout, process.stderr);
try {
  const given = parseArguments(process.argv.slice(2));
  if (given.help) here.print(helpText().trimEnd());
  else await explainPhoto(given, here);
} catch (error) {
  // A typed error is a sentence for the user, who called this command and no function of ours; anything else is our fault, and its trace helps to find it.
  here.say(
    error instanceof GradCamError
      ? `gradcam: ${error.sentence}`
      : `gradcam failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
