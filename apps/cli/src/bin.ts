#!/usr/bin/env node
import '@tensorflow/tfjs-layers';
import { GradCamError } from '@gradcam/core';
import { explainPhoto } from './explain-photo.js';
import { help } from './help.js';
import { parseArguments } from './parse-arguments.js';
import { terminal } from './terminal.js';

const here = terminal(process.stdout, process.stderr);
try {
  const given = parseArguments(process.argv.slice(2));
  if (given.help) here.print(help.trimEnd());
  else await explainPhoto(given, here);
} catch (error) {
  // A typed error is a sentence for the user; anything else is our fault, and its trace helps to find it.
  here.say(
    error instanceof GradCamError
      ? error.message
      : `gradcam failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
