// A server for the tests of the queue: the one that GRADCAM_REDIS names, else a redis-server or valkey-server that is found, else Debian's package.
import { spawnSync } from 'node:child_process';
import { installDebian, whyNoDebian } from './debian-packages.mjs';

const names = ['redis-server', 'valkey-server'];

/**
 * Finds a server, or installs one; ends this process where none can be had, and says how to get one.
 * @returns {string} its program
 */
export function findRedis() {
  const named = process.env.GRADCAM_REDIS;
  const found = (named === undefined ? names : [named]).find(works) ?? debians(named);
  if (found !== undefined) {
    console.error(`Redis: ${found}`);
    return found;
  }
  console.error(
    `No Redis or Valkey could be had for the tests of the queue: ${named === undefined ? whyNoDebian() : `${named} does not start`}. ` +
      'Install redis-server or valkey-server, or set GRADCAM_REDIS to the path of one, and run npm test again.',
  );
  process.exit(1);
}

/** Its package starts no server where there is no systemd; else it listens on loopback only. */
function debians(named) {
  if (named !== undefined || whyNoDebian() !== undefined || !installDebian(['redis-server']))
    return undefined;
  return names.find(works);
}

function works(program) {
  return spawnSync(program, ['--version'], { timeout: 30_000 }).status === 0;
}
