#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { requireAtRunTime } from '@gradcam/load-with-globals';

/**
 * Finds the program of the command: a package of its own, for a page that installs this one needs none of its dependencies.
 *
 * @param places Modules from which it is looked for, one after the other; undefined for the current folder.
 * @returns Its path; undefined where it is not installed.
 */
function commandFrom([place, ...others]: readonly (string | undefined)[]): string | undefined {
  try {
    return requireAtRunTime(place).resolve('@gradcam/cli/dist/bin.js');
  } catch {
    return others.length === 0 ? undefined : commandFrom(others);
  }
}

const command = commandFrom([import.meta.url, undefined]);
if (command === undefined) {
  process.stderr.write(
    'gradcam: the command is not installed here, got the library alone, expected the package @gradcam/cli beside it; write npx @gradcam/cli in place of npx gradcam, or install it with npm install @gradcam/cli.\n',
  );
  process.exitCode = 1;
} else {
  await import(pathToFileURL(command).href);
}
