// npm start: installs and builds what the command needs, then explains a photo.
import { spawnSync } from 'node:child_process';
import { build, install, root } from './install.mjs';

install();
build('@gradcam/cli');
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
