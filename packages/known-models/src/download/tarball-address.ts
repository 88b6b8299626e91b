import { GradCamError, isObject } from '@gradcam/errors';
import type { PackageSource } from '@gradcam/models';
import { Refusal } from './refusal.js';
import type { RegistryOptions } from './registry-options.js';
import type { Talk } from './talk.js';

/** The header that npm sends when it installs: versions without their documentation. */
const accept = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*; q=0.5';
/** The longest lists of versions have a few tens of megabytes. */
const mostBytes = 2 ** 28;

/**
 * Asks the registry where the tarball of a package is, as npm does.
 *
 * @param source The package.
 * @param registry The options for reaching the registry.
 * @param talk The talk with it.
 * @returns The address.
 * @throws `DOWNLOAD_FAILED` where the registry does not have that version
 */
export async function tarballAddress(
  source: PackageSource,
  { registry }: RegistryOptions,
  { get, heard }: Talk,
): Promise<string> {
  const at = source.package.lastIndexOf('@');
  const [name, version] = [source.package.slice(0, at), source.package.slice(at + 1)];
  const base = registry.endsWith('/') ? registry : `${registry}/`;
  const response = await get(`${base}${name.replace('/', '%2f')}`, { accept });
  if (response.statusCode !== 200) {
    await response.body.dump();
    throw new Refusal(response);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Border to undici: its body is a stream of bytes.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    heard();
    bytes += chunk.length;
    if (bytes > mostBytes) throw unusable(source, `more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  const address = addressIn(parsed(source, Buffer.concat(chunks).toString('utf8')), version);
  if (address === undefined) throw unusable(source, 'a list of versions without it');
  const url = new URL(address);
  // A mirror may pass on npm's own addresses; npm asks the mirror for those.
  return url.host === 'registry.npmjs.org' ? new URL(url.pathname, base).href : url.href;
}

function parsed(source: PackageSource, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(source, 'a page that is not JSON, as networks have that want a login first');
  }
}

function addressIn(list: unknown, version: string): string | undefined {
  const address = ['versions', version, 'dist', 'tarball'].reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    list,
  );
  return typeof address === 'string' && URL.canParse(address) ? address : undefined;
}

function unusable(source: PackageSource, got: string): GradCamError {
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `the registry does not say where the package ${source.package} is, got ${got}; check npm's registry setting and what stands between this machine and the registry.`,
  );
}
