import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const shell = process.platform === 'win32';

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} options
 * @param {string} cwd
 * @returns {Promise<string>} what it wrote; where it fails, the error has it
 */
export async function execute(command, options, cwd) {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, options, settings(cwd));
    return stdout + stderr;
  } catch (error) {
    throw new Error(
      `${[command, ...options].join(' ')}: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`,
      { cause: error },
    );
  }
}

/**
 * Starts a server.
 * @param {string} script of the folder's package.json
 * @param {string} cwd
 * @param {number} port
 * @returns {Promise<() => void>} ends it, when it answers
 */
export async function serve(script, cwd, port) {
  const server = spawn('npm', ['run', script], {
    ...settings(cwd),
    env: { ...settings(cwd).env, PORT: String(port) },
    stdio: 'ignore',
    // A group of its own, so that it ends with what it starts.
    detached: true,
  });
  const end = () => process.kill(-server.pid);
  for (let attempt = 0; attempt < 120; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.ok) return end;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  end();
  throw new Error(`npm run ${script} does not answer on port ${port}`);
}

function settings(cwd) {
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    // Vite's preview says "production" for all of the process, for which npm leaves out what an example is built with.
    NODE_ENV: undefined,
  };
  return { cwd, shell, env, maxBuffer: 1e8 };
}
