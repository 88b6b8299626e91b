import { spawnSync } from 'node:child_process';
import { Stop } from './stop.mjs';

/**
 * Runs a program to its end.
 * @param {string} tool its name or path
 * @param {string[]} args
 * @param {{ remedy: string, env?: object }} options what to do where it cannot be started; other variables
 * @returns {{ status: number | null, signal: string | null, stderr: string }} what came of it, also where it failed
 */
export function runTool(tool, args, { remedy, env = {} }) {
  const result = spawnSync(tool, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (result.error !== undefined) {
    throw new Stop(`${tool} cannot be started, got "${result.error.message}"; ${remedy}.`);
  }
  if (result.signal === 'SIGINT' || result.signal === 'SIGTERM') {
    throw new Stop('Interrupted; nothing was kept, run it again.');
  }
  return result;
}
