import { GradCamError } from '@gradcam/errors';
import { Redis } from 'ioredis';

/** In milliseconds: for the first connection, and between two tries of the later ones, at most. */
const patience = 5000;
const mostPause = 5000;

/**
 * Connects to a Redis or Valkey. At first a failure is said soon; a connection that is lost later is waited for.
 *
 * @param url The address.
 * @param say Gets a sentence when the connection is lost, and when it is back.
 * @returns The connection; the caller disconnects it.
 * @throws `BAD_OPTION` for no such address, `BACKEND_UNAVAILABLE` where nobody answers there
 */
export async function connectRedis(url: string, say: (sentence: string) => void): Promise<Redis> {
  const shown = withoutSecrets(url);
  const state = { isFirst: true, isLost: false, reason: 'no answer' };
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patience,
    maxRetriesPerRequest: null,
    // Not asked where the connection is closed from here.
    retryStrategy: (times) => {
      if (state.isFirst) return null;
      if (!state.isLost) say(`The queue at ${shown} cannot be reached; waiting for it.`);
      state.isLost = true;
      return Math.min(100 * 2 ** times, mostPause);
    },
    ...passwordOf(url),
  });
  redis.on('error', ({ message }: Error) => (state.reason = message));
  try {
    await inTime(redis.connect());
    await inTime(redis.ping());
  } catch (cause) {
    redis.disconnect();
    throw unreachable(shown, cause instanceof Error ? cause : undefined, state.reason);
  }
  state.isFirst = false;
  redis.on('ready', () => {
    if (state.isLost) say(`The queue at ${shown} is there again.`);
    state.isLost = false;
  });
  return redis;
}

/** An address of an own field, which no list of processes shows. */
function passwordOf(url: string): { readonly password?: string } {
  const password = process.env['GRADCAM_QUEUE_PASSWORD'];
  return password === undefined || new URL(url).password !== '' ? {} : { password };
}

/** Something else than a Redis may take a connection and say nothing. */
function inTime<T>(done: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no answer'));
    }, patience);
  });
  return Promise.race([done, late]).finally(() => {
    clearTimeout(timer);
  });
}

function withoutSecrets(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function unreachable(shown: string, cause: Error | undefined, said: string): GradCamError {
  const reason = cause === undefined || /closed/i.test(cause.message) ? said : cause.message;
  const isSecret = /NOAUTH|WRONGPASS|invalid username-password/i.test(reason);
  const remedy = isSecret
    ? 'give the password in the address or in GRADCAM_QUEUE_PASSWORD'
    : 'start it, or correct --queue';
  return new GradCamError(
    'BACKEND_UNAVAILABLE',
    `there is no Redis or Valkey at ${shown}, got "${reason}"; ${remedy}.`,
    { cause },
  );
}
