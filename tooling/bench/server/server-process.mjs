import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../run/install.mjs';

/**
 * Starts the built server in a process of its own.
 * @param {string} folder for its configuration
 * @param {object} config
 * @returns {Promise<{ address: string, faults: readonly string[], end: () => Promise<{ code: number | null, seconds: number }> }>} its address, lines of its log that tell of failures, and what drains it
 */
export async function serverProcess(folder, config) {
  const file = join(folder, 'server.json');
  writeFileSync(file, JSON.stringify({ port: 0, ...config }));
  const child = spawn(process.execPath, [`${root}apps/server/dist/bin.js`, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  process.on('exit', () => child.kill('SIGKILL'));
  const faults = [];
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { level, msg, ...facts } = JSON.parse(line);
      if (msg === 'ready') resolve(facts.address);
      if (level >= 40) faults.push(`${msg} ${facts.reason ?? facts.err?.message ?? ''}`.trim());
    });
    void ended.then(([code]) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    address,
    faults,
    end: async () => {
      const began = performance.now();
      child.kill('SIGTERM');
      const [code] = await ended;
      return { code, seconds: (performance.now() - began) / 1000 };
    },
  };
}
