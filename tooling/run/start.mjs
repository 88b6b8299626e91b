// npm start: installs and compiles what the command needs, where that was not done, then explains a photo.
import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

install('command');
const { compileCommand } = await import('./compile-command.mjs');
await compileCommand();
const { status } = spawnSync(
  process.execPath,
  [`${root}apps/cli/dist/bin.js`, ...process.argv.slice(2)],
  {
    // Paths on the command line are the caller's, whichever folder npm runs this script in.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
