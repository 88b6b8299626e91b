// Run by npm run fuzz, on the built packages.
import { rmSync } from 'node:fs';
import { root } from '../run/install.mjs';
import { help, readArguments } from './read-arguments.mjs';
import { fuzz } from './run/fuzz.mjs';
import { failureLines, tableOf } from './run/table.mjs';

const { help: isHelp, minutes, ...options } = readArguments(process.argv.slice(2));
if (isHelp) {
  process.stdout.write(help);
} else {
  const keepIn = `${root}output/fuzz`;
  rmSync(keepIn, { recursive: true, force: true });
  console.log(`seed ${options.seed}`);
  const { tallies, failures } = await fuzz({
    ...options,
    keepIn,
    targetsFrom: new URL('targets/index.mjs', import.meta.url),
    until: Date.now() + minutes * 60_000,
  });
  console.log(tableOf(tallies));
  for (const line of failureLines(failures)) console.log(line);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
