import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URLSearchParams } from 'node:url';

const programs = ['google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };
/** A GPU by its driver of Vulkan, or none. */
const renderers = {
  gpu: ['--use-angle=vulkan', '--enable-features=Vulkan', '--ignore-gpu-blocklist'],
  software: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
};

/** Finds a browser: what GRADCAM_BROWSER names, else one that the system finds; undefined where there is none. */
export function findProgram() {
  const names = [process.env.GRADCAM_BROWSER ?? [], programs].flat();
  return names.find((name) => spawnSync(name, ['--version']).status === 0);
}

/**
 * Lets a page measure one network in a browser of its own.
 * @param {string} program of the browser
 * @param {string} folder that run.mjs lies in
 * @param {{ network: string, backend: string, seconds: number, renderer: 'gpu' | 'software', patience: number }} asked
 * @returns {Promise<object>} device and times, or why it failed
 */
export async function visitPage(program, folder, { renderer, patience, ...asked }) {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const profile = mkdtempSync(join(tmpdir(), 'gradcam-bench-gpu-'));
  const address = `http://127.0.0.1:${server.address().port}/page/index.html?${new URLSearchParams(asked)}`;
  const browser = spawn(program, [
    ...['--headless=new', '--no-sandbox', '--no-first-run', '--enable-unsafe-webgpu'],
    ...['--disable-background-networking', `--user-data-dir=${profile}`, ...renderers[renderer]],
    address,
  ]);
  try {
    return await Promise.race([
      handedIn(server, folder),
      once(browser, 'exit').then(() => ({ failed: 'the browser ended' })),
      after(patience),
    ]);
  } finally {
    const ended = once(browser, 'exit');
    if (browser.exitCode === null && browser.kill('SIGKILL')) await ended;
    server.close();
    server.closeAllConnections();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Serves the files of the folder until the page hands in its figures. */
function handedIn(server, folder) {
  return new Promise((resolve) => {
    server.on('request', async (request, response) => {
      const { pathname } = new URL(request.url, 'http://page');
      if (request.method === 'POST') {
        const parts = [];
        for await (const part of request) parts.push(part);
        response.end();
        resolve(JSON.parse(Buffer.concat(parts).toString()));
        return;
      }
      // The page lies in a folder of its own, from which it asks for models.
      const path = pathname.replace('/page/models/', '/models/');
      const kind = kinds[path.slice(path.lastIndexOf('.'))] ?? 'application/octet-stream';
      try {
        const bytes = await readFile(join(folder, path));
        response.writeHead(200, { 'content-type': kind }).end(bytes);
      } catch {
        response.writeHead(404).end();
      }
    });
  });
}

async function after(seconds) {
  await new Promise((resolve) => {
    setTimeout(resolve, 1000 * seconds).unref();
  });
  return { failed: `it took more than ${seconds.toFixed(0)} s` };
}
