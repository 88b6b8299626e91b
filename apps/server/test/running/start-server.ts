import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** The built server as a process. */
export interface StartedServer {
  /** Like `http://127.0.0.1:8080`. */
  readonly address: string;
  /** What it logged, line by line. */
  readonly lines: () => readonly Readonly<Record<string, unknown>>[];
  /** Sends a signal, and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** What a server that did not start left. */
export interface FailedServer {
  readonly code: number | null;
  readonly notes: string;
}

/**
 * Starts the server as it is built.
 *
 * @param folder A folder for its configuration.
 * @param content The configuration; a port is added.
 * @returns The server, ready; or what it said.
 */
export async function startServer(
  folder: string,
  content: object,
): Promise<StartedServer | FailedServer> {
  const config = join(folder, 'server.json');
  await writeFile(config, JSON.stringify({ port: 0, ...content }));
  const child = spawn(process.execPath, [bin, config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, notes] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (notes += chunk.toString()));
  const lines = () =>
    output
      .split('\n')
      .slice(0, -1)
      // Border to the process: its lines are JSON.
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = lines().find(({ msg }) => msg === 'ready');
      if (line !== undefined) resolve(String(line['address']));
    });
  });
  const first = await Promise.race([ready, ended]);
  if (typeof first !== 'string') return { code: first, notes };
  return {
    address: first,
    lines,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
