// npm run examples: builds and runs each project of examples/ from the packed packages, in a folder of its own; npm run examples -- vite jest
// takes these two. It needs the network, for npm.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root, run } from './install.mjs';

install();
const { findBrowser } = await import('./tests/find-browser.mjs');
const { runExample } = await import('../examples/run-example.mjs');
const browser = await findBrowser();
run('npm', ['run', '--silent', 'tarballs'], { stdio: ['ignore', 'ignore', 2] });

const chosen = process.argv.slice(2);
const names = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name)
  .filter((name) => chosen.length === 0 || chosen.includes(name));
let failed = 0;
for (const name of names) {
  const folder = mkdtempSync(join(tmpdir(), `gradcam-example-${name}-`));
  const began = performance.now();
  const said = await runExample(name, folder, browser).catch((error) => {
    failed += 1;
    return `FAILED: ${error.message}`;
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${name.padEnd(14)} ${String(seconds).padStart(4)} s  ${said}`);
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? `All ${names.length} examples ran.` : `${failed} failed.`);
process.exit(failed === 0 ? 0 : 1);
