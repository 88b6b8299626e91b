import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { checkConfig } from './check-config.js';
import type { Config } from './config.js';

/**
 * Reads the file that configures a server.
 *
 * @param path The file; relative paths in it begin at its folder.
 * @param environment The environment, for the token.
 * @returns The whole configuration.
 * @throws `FILE_NOT_FOUND` where it cannot be read, `BAD_OPTION` where it is wrong
 */
export async function readConfig(path: string, environment: NodeJS.ProcessEnv): Promise<Config> {
  const file = resolve(path);
  return checkConfig(contentOf(await textOf(file), file), dirname(file), environment);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { message } = cause instanceof Error ? cause : { message: String(cause) };
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the configuration cannot be read, got ${message}; name a JSON file such as { "models": { "mobilenet": { "known": "mobilenet-v1" } } }.`,
      { cause },
    );
  }
}

function contentOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { message } = cause instanceof Error ? cause : { message: String(cause) };
    throw new GradCamError('BAD_OPTION', `"${file}" is not JSON, got ${message}.`, { cause });
  }
}
