import { GradCamError } from '@gradcam/errors';
import { commandLine, helpText } from './command-line.js';
import { readConfig } from './config/read-config.js';
import { ownVersion } from './own-version.js';
import type { Running } from './serve.js';

/**
 * Runs the command until a signal ends it.
 *
 * @param words The words behind its name.
 * @returns The exit code: 0 after a signal; 1 where a model cannot be opened; 2 where the command line or the configuration is wrong.
 */
export async function run(words: readonly string[]): Promise<number> {
  let codeOfFailure = 2;
  try {
    const { config: path, port, help, version } = commandLine(words);
    if (help || version || path === undefined) {
      process.stdout.write(`${version ? ownVersion() : helpText}\n`);
      return 0;
    }
    const config = await readConfig(path, process.env);
    codeOfFailure = 1;
    // What is wrong by now is said at once: it takes a second to load the rest.
    const { serve } = await import('./serve.js');
    const running = await serve(port === undefined ? config : { ...config, port });
    await untilSignal(running);
    return 0;
  } catch (cause) {
    process.stderr.write(`gradcam-server: ${sentenceOf(cause)}\n`);
    return codeOfFailure;
  }
}

/** The first signal drains; a second one ends the process at once. */
function untilSignal({ app, drain }: Running): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (signal: NodeJS.Signals) => {
      for (const each of ['SIGTERM', 'SIGINT'] as const) process.off(each, end);
      app.log.info({ signal }, 'ending: what has come is answered');
      drain().then(resolve, reject);
    };
    for (const each of ['SIGTERM', 'SIGINT'] as const) process.on(each, end);
  });
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof GradCamError) return cause.sentence;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
