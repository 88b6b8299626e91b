import { parseArgs } from 'node:util';
import { GradCamError } from '@gradcam/errors';

/** The words of the command, read. */
export interface CommandLine {
  /** The file that configures the server; undefined where only help or the version is asked for. */
  readonly config: string | undefined;
  /** In place of that of the file. */
  readonly port: number | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** The help of the command. */
export const helpText = `gradcam-server CONFIG [--port NUMBER]

Explains pictures over HTTP: POST one to /v1/overlay, /v1/map or /v1/explanation.

  CONFIG          a JSON file, such as { "models": { "mobilenet": { "known": "mobilenet-v1" } } }
  --port NUMBER   in place of the file's; 0 takes any that is free
  --help          this
  --version       the version`;

/**
 * Reads the words of the command.
 *
 * @param words The words behind its name.
 * @returns The file, the port, and whether help or the version is asked for.
 * @throws `BAD_OPTION`
 */
export function commandLine(words: readonly string[]): CommandLine {
  const { values, positionals } = parsed(words);
  const { help = false, version = false } = values;
  const [config, ...others] = positionals;
  if (!help && !version && (config === undefined || others.length > 0))
    throw wrong(
      config === undefined
        ? 'the configuration is missing'
        : 'there is more than one configuration',
    );
  return { config, port: portOf(values.port), help, version };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw wrong(`--port is wrong, got "${text}", expected a whole number from 0 to 65535`);
}

function wrong(problem: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `${problem}; see gradcam-server --help.`,
    cause === undefined ? {} : { cause },
  );
}
