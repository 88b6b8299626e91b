import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { GradCamError } from '@gradcam/errors';

/** The options for reaching the registry. */
export interface RegistryOptions {
  readonly registry: string;
  readonly proxy?: string;
  readonly httpsProxy?: string;
  /** The hosts that are reached without a proxy, with commas between them. */
  readonly noProxy?: string;
  readonly strictSSL: boolean;
  /** The certificates of npm's `cafile`, in place of Node's default ones. */
  readonly ca?: string;
}

/**
 * Returns the registry and its connection options as npm has them: from the environment that npm gives to scripts, otherwise by
 * asking npm.
 *
 * @param given The registry that the caller named.
 * @returns The options; unset ones are left out.
 * @throws `BAD_OPTION` for an address that is not one; `FILE_NOT_FOUND` for certificates that are not there
 */
export async function registryOptions(given: string | undefined): Promise<RegistryOptions> {
  const settings = await settingsOf(given);
  const registry = settings.registry ?? 'https://registry.npmjs.org/';
  const { proxy, httpsProxy, noProxy } = settings;
  checkAddress(registry, 'the registry', "npm's registry setting");
  // An empty one says that there is no proxy.
  if (proxy) checkAddress(proxy, 'the proxy', 'HTTP_PROXY');
  if (httpsProxy) checkAddress(httpsProxy, 'the proxy', 'HTTPS_PROXY');
  const ca = await certificates(settings.cafile);
  return {
    registry,
    ...(ca === undefined ? {} : { ca }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
    strictSSL: !['false', ''].includes(settings.strictSSL ?? 'true'),
  };
}

type Setting = 'registry' | 'cafile' | 'proxy' | 'httpsProxy' | 'noProxy' | 'strictSSL';

async function settingsOf(
  given: string | undefined,
): Promise<Readonly<Record<Setting, string | undefined>>> {
  const registry = given ?? firstVariable('npm_config_registry');
  const cafile = firstVariable('npm_config_cafile');
  // Where the environment has both, npm made it, and its other settings are there, too.
  const npm = registry === undefined || cafile === undefined ? await npmSettings() : {};
  return {
    registry: registry ?? npm['registry'],
    cafile: cafile ?? npm['cafile'],
    proxy: firstVariable('HTTP_PROXY', 'http_proxy', 'npm_config_proxy') ?? npm['proxy'],
    httpsProxy:
      firstVariable('HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy') ?? npm['https-proxy'],
    noProxy: firstVariable('NO_PROXY', 'no_proxy', 'npm_config_noproxy') ?? npm['noproxy'],
    strictSSL: firstVariable('npm_config_strict_ssl') ?? npm['strict-ssl'],
  };
}

/** Returns the first environment variable that is set, even if it is empty. */
function firstVariable(...names: readonly string[]): string | undefined {
  return names.map((name) => process.env[name]).find((value) => value !== undefined);
}

/** The address is not shown, for it may hold a password. */
function checkAddress(address: string, what: string, where: string): void {
  if (URL.canParse(address) && /^(https?|socks5?):$/.test(new URL(address).protocol)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `${what} has no address that can be used, expected one like http://host:port/; correct ${where}.`,
  );
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

/** npm may not be there, or not answer; its defaults do then. */
async function npmSettings(): Promise<Readonly<Record<string, string>>> {
  try {
    const windows = process.platform === 'win32';
    const { stdout } = await promisify(execFile)('npm', ['config', 'list', '--json'], {
      timeout: 20_000,
      maxBuffer: 2 ** 24,
      shell: windows,
    });
    // Border to npm: an object of settings; those without a value are null, those with several are lists.
    const settings = Object.entries(
      JSON.parse(stdout) as Record<string, string | boolean | readonly string[] | null>,
    );
    return Object.fromEntries(
      settings.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
    );
  } catch {
    return {};
  }
}
