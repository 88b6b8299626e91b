import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A Redis of a test, on loopback. */
export interface RedisServer {
  /** Like `redis://127.0.0.1:40123`. */
  readonly url: string;
  /** Starts it again on its port, with what its append-only file has. */
  readonly start: () => Promise<void>;
  /** Kills it, as a loss of its machine does. */
  readonly kill: () => Promise<void>;
  /** Does something by a connection of its own. */
  readonly ask: <T>(question: (redis: Redis) => Promise<T>) => Promise<T>;
}

/**
 * Starts a Redis or Valkey with an append-only file: the one that `npm test` has found or installed, else one that is found here. There is no test of the queue without one.
 *
 * @param folder The folder of its file, which is made.
 * @returns The server; the caller kills it.
 */
export async function redisServer(folder: string): Promise<RedisServer> {
  mkdirSync(folder);
  const program = found();
  const port = await freePort();
  let child: ChildProcess | undefined;
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const url = `redis://127.0.0.1:${port}`;
  const ask: RedisServer['ask'] = async (question) => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  };
  const start = async () => {
    child = spawn(program, [...words, '--appendonly', 'yes', '--save', ''], { stdio: 'ignore' });
    while (!(await answers(ask))) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
      await pause(50);
    }
  };
  await start();
  return {
    url,
    start,
    ask,
    kill: async () => {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function answers(ask: RedisServer['ask']): Promise<boolean> {
  return ask(async (redis) => {
    await redis.ping();
    return true;
  }).catch(() => false);
}

function found(): string {
  const named = process.env['GRADCAM_REDIS'];
  const programs = named === undefined ? ['redis-server', 'valkey-server'] : [named];
  const works = (program: string) => spawnSync(program, ['--version']).status === 0;
  const program = programs.find(works);
  if (program !== undefined) return program;
  throw new Error(
    `There is no ${programs.join(' or ')}: npm test installs one where it can; else install redis-server, or set GRADCAM_REDIS.`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Border to Node: a server that listens on a port has one.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
