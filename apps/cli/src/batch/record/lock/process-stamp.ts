import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** The facts that tell a process from all others, also from a later one that got its number. */
export interface ProcessStamp {
  readonly pid: number;
  /** The name of the machine, for the user. */
  readonly host: string;
  /** The machine, and what of it shares one numbering of processes: a container has its own. */
  readonly machine: string;
  /** The start of the machine; empty where nothing tells. */
  readonly boot: string;
  /** The start of the process, as the system counts; empty where nothing tells. */
  readonly start: string;
}

/**
 * Describes this process.
 *
 * @returns Its stamp.
 */
export function processStamp(): ProcessStamp {
  const here = { host: hostname(), machine: machine(), boot: bootOf() };
  return { pid: process.pid, ...here, start: startOf(process.pid) ?? '' };
}

/**
 * Finds out whether a process still runs.
 *
 * @param stamp Its stamp.
 * @returns `unknown` for a process of another machine or container.
 */
export function stateOf(stamp: ProcessStamp): 'runs' | 'gone' | 'unknown' {
  if (stamp.host !== hostname() || stamp.machine !== machine()) return 'unknown';
  // Machines without an identity of their own may share a name.
  if (stamp.boot !== bootOf()) return stamp.machine.startsWith('/') ? 'unknown' : 'gone';
  const start = startOf(stamp.pid);
  if (start === undefined) return 'gone';
  return start === '' || stamp.start === '' || start === stamp.start ? 'runs' : 'gone';
}

/** The machine's identity, of systems that have one, and the numbering. */
function machine(): string {
  const id = contentOf('/etc/machine-id').trim();
  const numbering = existsSync('/proc/self/ns/pid') ? readlinkSync('/proc/self/ns/pid') : '';
  return `${id}/${numbering}`;
}

function bootOf(): string {
  return contentOf('/proc/sys/kernel/random/boot_id').trim();
}

/** Undefined where there is no such process, or only its exit status is left. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // What belongs to another user runs, too.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH') return undefined;
  }
  const stat = contentOf(`/proc/${pid}/stat`);
  if (stat === '') return process.platform === 'win32' ? '' : startByPs(pid);
  // The name of the program, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  return /[ZXx]/.test(state) ? undefined : (fields[19] ?? '');
}

/** On macOS and others without `/proc`. */
function startByPs(pid: number): string {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const words = ['-o', 'lstart=', '-p', String(pid)];
    return execFileSync('ps', words, { env, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
