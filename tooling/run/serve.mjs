// npm run serve -- server.json: explains pictures over HTTP. Paths are the caller's, whichever folder npm runs this script in.
import { spawn } from 'node:child_process';
import { build, install, root } from './install.mjs';

install();
build('@gradcam/server');
const server = spawn(
  process.execPath,
  [`${root}apps/server/dist/bin.js`, ...process.argv.slice(2)],
  { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit' },
);
// It drains, and this process ends with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
