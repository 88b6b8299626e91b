// Installs the workspace with the pinned pnpm, through npx: a fresh machine has Node and npm only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a command in the repository's root and ends this process where it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...options.env },
  });
  if (result.error !== undefined) {
    console.error(`${command} cannot be started: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** What an install brings: what the whole workspace needs, or what the command needs to run. */
const brings = {
  everything: { options: [], text: 'Installing everything, about 800 MB' },
  // Of the root, which pnpm takes along, the dependencies: the compiler, and what packages take from their surroundings.
  command: {
    options: ['--prod', '--filter', '@gradcam/cli...'],
    text: 'Installing what the command needs, about 350 MB',
  },
};

/** Installs what package.json and the lockfile ask for, unless that was done since they changed. */
export function install(what = 'everything') {
  requireNode();
  const last = lastInstall();
  // What a larger install brought is not taken away by a smaller one.
  const { options, text } = last?.isWhole ? brings.everything : brings[what];
  const newest = Math.max(
    ...['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map(
      (file) => statSync(root + file).mtimeMs,
    ),
  );
  if (last !== undefined && last.at > newest && (last.isWhole || what === 'command')) return;
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  console.error(`${text}, with ${packageManager} ...`);
  run(
    'npx',
    [
      '--yes',
      packageManager,
      'install',
      '--frozen-lockfile',
      `--reporter=${process.stderr.isTTY ? 'default' : 'append-only'}`,
      ...options,
    ],
    { stdio: ['ignore', 2, 2] },
  );
}

/** When pnpm installed, and whether that was everything; from what pnpm writes down. */
function lastInstall() {
  const record = `${root}node_modules/.modules.yaml`;
  if (!existsSync(record)) return undefined;
  const { included } = JSON.parse(readFileSync(record, 'utf8'));
  return { at: statSync(record).mtimeMs, isWhole: included.devDependencies };
}

/** Builds what the named workspace packages need; what did not change comes from turbo's cache. */
export function build(...packages) {
  turbo(['build', ...packages.map((name) => `--filter=${name}`)]);
}

/**
 * Runs a tool of the workspace beside this process, and ends this process where it fails.
 * @param {string} name of the tool
 * @param {readonly string[]} args
 * @param {string} [cwd] the folder in which it runs
 * @returns {Promise<void>} when it has ended
 */
export function runBeside(name, args, cwd = root) {
  return new Promise((resolve) => {
    const running = spawn(bin(name), args, {
      cwd,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    const end = (status) => (status === 0 ? resolve() : process.exit(status ?? 1));
    running.on('error', (error) => {
      console.error(`${name} cannot be started: ${error.message}`);
      end(1);
    });
    running.on('close', end);
  });
}

/** Runs tasks of turbo.json, and shows the output of those that fail; what passed on the same files is not run again. */
export function turbo(options) {
  run(bin('turbo'), ['run', '--output-logs=errors-only', '--log-order=grouped', ...options], {
    env: {
      PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
    stdio: ['ignore', 2, 2],
  });
}

/** The path of a tool that the workspace has installed. */
export function bin(name) {
  return `${root}node_modules/.bin/${name}`;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node 20.19 or newer is needed, this is ${process.versions.node}.`);
  process.exit(1);
}
