import { awakeTimer } from '@gradcam/errors';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import type { RegistryOptions } from './registry-options.js';

/** A talk with the registry, on connections of its own. */
export interface Talk {
  /** Asks for an address, and follows where it points; the caller reads the body. */
  readonly get: (
    address: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Dispatcher.ResponseData>;
  /** Tells that a part of a body arrived: the time of silence begins again. */
  readonly heard: () => void;
}

/** The reasons to end a talk. */
export interface Ends {
  /** The seconds of silence. */
  readonly stallSeconds: number;
  readonly signal: AbortSignal | undefined;
}

const mostRedirects = 5;

/**
 * Talks with the registry until an answer is complete, or until nothing arrives for a while: looking for the address, connecting,
 * a proxy, headers and body all count. A signal ends it at once.
 *
 * @param registry The options for reaching it.
 * @param ends The reasons to end it.
 * @param run The talk; when it is over, everything that it waits for fails.
 * @returns The result of `run`.
 */
export async function talk<T>(
  registry: RegistryOptions,
  { stallSeconds, signal }: Ends,
  run: (talk: Talk) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const agent = agentOf(registry);
  // What still waits for an answer fails by it; that the agent itself is gone interests nobody.
  const end = () => void agent.destroy().catch(() => undefined);
  const silence = new AbortController();
  const timer = awakeTimer(stallSeconds * 1000, () => {
    silence.abort();
    end();
  });
  signal?.addEventListener('abort', end);
  try {
    return await run({
      get: async (address, headers) => {
        const response = await follow(agent, registry, new URL(address), headers);
        timer.again();
        return response;
      },
      heard: timer.again,
    });
  } catch (cause) {
    throw silence.signal.aborted
      ? new Error(`no byte arrived for ${stallSeconds} s`, { cause })
      : cause;
  } finally {
    timer.stop();
    signal?.removeEventListener('abort', end);
    end();
  }
}

/** One clock decides how long is too long, that of `talk`: those of the agent are off. */
function agentOf(options: RegistryOptions): Dispatcher {
  const { proxy, httpsProxy, noProxy, ca, strictSSL } = options;
  const tls = { timeout: 0, rejectUnauthorized: strictSSL, ...(ca === undefined ? {} : { ca }) };
  return new EnvHttpProxyAgent({
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    headersTimeout: 0,
    bodyTimeout: 0,
    // As npm does: only what is encrypted goes through a tunnel; many proxies refuse others.
    proxyTunnel: false,
    ...(proxy === undefined ? {} : { httpProxy: proxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
  });
}

async function follow(
  agent: Dispatcher,
  registry: RegistryOptions,
  url: URL,
  headers: Readonly<Record<string, string>>,
  left = mostRedirects,
): Promise<Dispatcher.ResponseData> {
  const response = await request(url, {
    dispatcher: agent,
    headers: { ...headers, ...loginFor(url, registry) },
  });
  const { location } = response.headers;
  if (![301, 302, 303, 307, 308].includes(response.statusCode) || typeof location !== 'string')
    return response;
  await response.body.dump();
  if (left === 0) throw new Error(`the registry redirected more than ${mostRedirects} times`);
  return follow(agent, registry, new URL(location, url), headers, left - 1);
}

/** A name and a password in the registry's address are for the registry only. */
function loginFor(url: URL, { registry }: RegistryOptions): Readonly<Record<string, string>> {
  const { username, password, host } = new URL(registry);
  if (url.host !== host || username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
}
