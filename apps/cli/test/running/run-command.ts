import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** What a run of the command left. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
  readonly notes: string;
}

/** How the command is run. */
export interface CommandOptions {
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** In place of a pipe that is read to its end: a file that takes the results. */
  readonly output?: number | undefined;
  /** Gets the process, and all that it has printed so far. */
  readonly onOutput?: ((child: ChildProcess, output: string) => void) | undefined;
}

/**
 * Runs the command as it is built.
 *
 * @param given Its words.
 * @param options The folder in which it runs, and what is done to it.
 * @returns What it printed, and its exit code.
 */
export function runCommand(
  given: readonly string[],
  { folder, environment = {}, output: into, onOutput }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...given], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', into ?? 'pipe', 'pipe'],
    });
    let output = '';
    let notes = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      onOutput?.(child, output);
    });
    child.stderr?.on('data', (chunk: Buffer) => (notes += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output, notes });
    });
  });
}
