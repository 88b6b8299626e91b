// A browser for the tests: any Chrome or Chromium found, else playwright's, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bin, root } from '../install.mjs';
import { installDebian, whyNoDebian } from './debian-packages.mjs';

const names = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
  'msedge',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Finds a browser, or installs one; ends this process where none can be had, and says how to get one.
 * @returns {Promise<string>} the path of its program
 */
export async function findBrowser() {
  const attempts = [];
  for (const [how, find] of [
    ['GRADCAM_BROWSER', fromEnvironment],
    ['an installed Chrome or Chromium', installed],
    ["playwright's own Chromium", playwrights],
    ["Debian's package chromium", debians],
  ]) {
    const { path, why } = await find();
    if (path !== undefined) {
      console.error(`Browser: ${path} (${how})`);
      return path;
    }
    attempts.push(`  ${how}: ${why}`);
  }
  console.error(
    `No browser could be had for the WebGL tests. Tried:\n${attempts.join('\n')}\n` +
      'Install Chrome or Chromium, or set GRADCAM_BROWSER to the path of one, and run npm test again.',
  );
  process.exit(1);
}

function fromEnvironment() {
  const path = process.env.GRADCAM_BROWSER;
  if (path === undefined) return { why: 'not set' };
  // Playwright takes no name that the shell would look up.
  if (!existsSync(path)) return { why: `${path} is no file` };
  return works(path) ? { path } : { why: `${path} does not start` };
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...places,
  ].filter((path) => existsSync(path));
  const path = found.find(works);
  return path === undefined
    ? { why: found.length === 0 ? 'none found' : `${found.join(', ')} does not start` }
    : { path };
}

async function playwrights() {
  const { chromium } = await import('playwright');
  const here = () =>
    existsSync(chromium.executablePath()) && works(chromium.executablePath())
      ? chromium.executablePath()
      : undefined;
  const before = here();
  if (before !== undefined) return { path: before };
  const { status } = spawnSync(bin('playwright'), ['install', '--only-shell', 'chromium'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  const after = here();
  return after === undefined
    ? { why: status === 0 ? 'it was downloaded and does not start' : 'its download failed' }
    : { path: after };
}

function debians() {
  const why = whyNoDebian();
  if (why !== undefined) return { why: `${why}: sudo apt-get install chromium` };
  if (!installDebian(['chromium'])) return { why: 'apt-get could not install it' };
  return works('/usr/bin/chromium')
    ? { path: '/usr/bin/chromium' }
    : { why: 'it was installed and does not start' };
}

function works(path) {
  // Windows' Chrome opens a window instead of printing its version.
  if (process.platform === 'win32') return existsSync(path);
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}
