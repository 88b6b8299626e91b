import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { GradCamError } from '@gradcam/errors';

/** The fetcher's options for reaching the registry. */
export interface RegistryOptions {
  readonly registry?: string;
  readonly proxy?: string;
  readonly httpsProxy?: string;
  readonly strictSSL?: boolean;
  /** The certificates of npm's `cafile`, in place of Node's default ones. */
  readonly ca?: string;
}

/**
 * Returns the registry and its connection options as npm has them: from the environment that npm gives to scripts, otherwise by
 * asking npm.
 *
 * @param given The registry that the caller named.
 * @returns Options for the fetcher; unset ones are left out.
 */
export async function registryOptions(given: string | undefined): Promise<RegistryOptions> {
  const registry = given ?? firstVariable('npm_config_registry') ?? (await askNpm('registry'));
  const ca = await certificates(firstVariable('npm_config_cafile') ?? (await askNpm('cafile')));
  const proxy = firstVariable('HTTP_PROXY', 'http_proxy', 'npm_config_proxy');
  const httpsProxy = firstVariable('HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy');
  const isLenient = ['false', ''].includes(firstVariable('npm_config_strict_ssl') ?? 'true');
  return {
    ...(registry === undefined ? {} : { registry }),
    ...(ca === undefined ? {} : { ca }),
    // An empty one says that there is no proxy.
    ...(proxy ? { proxy } : {}),
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(isLenient ? { strictSSL: false } : {}),
  };
}

/** Returns the first environment variable that is set, even if it is empty. */
function firstVariable(...names: readonly string[]): string | undefined {
  return names.map((name) => process.env[name]).find((value) => value !== undefined);
}

/** Reads the extra certificates that npm's `cafile` names, for a company's proxy with its own certificate authority. */
async function certificates(path: string | undefined): Promise<string | undefined> {
  if (path === undefined || path === '') return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `npm's cafile cannot be read, got ${path}; correct it with npm config set cafile.`,
      { cause },
    );
  }
}

/** npm may not be there, or not answer; the fetcher's default does then. */
async function askNpm(option: 'registry' | 'cafile'): Promise<string | undefined> {
  try {
    const windows = process.platform === 'win32';
    const { stdout } = await promisify(execFile)('npm', ['config', 'get', option], {
      timeout: 20_000,
      shell: windows,
    });
    const answer = stdout.trim();
    return answer === '' || answer === 'null' || answer === 'undefined' ? undefined : answer;
  } catch {
    return undefined;
  }
}
