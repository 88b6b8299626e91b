import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the fetcher is told about the registry and the way there. */
export interface RegistryOptions {
  readonly registry?: string;
  readonly proxy?: string;
  readonly httpsProxy?: string;
  readonly strictSSL?: boolean;
}

/**
 * The registry and the way there, as npm has them: from the environment that npm gives to scripts, else asked from npm.
 *
 * @param given The registry that the caller named.
 * @returns Options for the fetcher; what nobody set is left out.
 */
export async function registryOptions(given: string | undefined): Promise<RegistryOptions> {
  const { npm_config_registry: inherited, npm_config_strict_ssl: strict } = process.env;
  const registry = given ?? inherited ?? (await askNpm());
  const proxy =
    process.env['HTTP_PROXY'] ?? process.env['http_proxy'] ?? process.env['npm_config_proxy'];
  const httpsProxy =
    process.env['HTTPS_PROXY'] ??
    process.env['https_proxy'] ??
    process.env['npm_config_https_proxy'];
  return {
    ...(registry === undefined ? {} : { registry }),
    ...(proxy === undefined || proxy === '' ? {} : { proxy }),
    ...(httpsProxy === undefined || httpsProxy === '' ? {} : { httpsProxy }),
    ...(strict === 'false' || strict === '' ? { strictSSL: false } : {}),
  };
}

/** npm may not be there, or not answer; the fetcher's default does then. */
async function askNpm(): Promise<string | undefined> {
  try {
    const windows = process.platform === 'win32';
    const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry'], {
      timeout: 20_000,
      shell: windows,
    });
    return /^https?:/.test(stdout.trim()) ? stdout.trim() : undefined;
  } catch {
    return undefined;
  }
}
