import type { ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { checkHeader } from '../../limits/check-header.js';
import { limitExceeded } from '../../limits/limit-exceeded.js';
import { millisecondsOf, type Limits } from '../../limits/read-options.js';
import type { Answer, Order } from './decoding-process.js';
import { inTurn } from './in-turn.js';
import type { Pixels, StoredHeader } from './stages.js';
import { startProcess } from './start-process.js';

/** A picture, and what its header claimed. */
export interface Decoded {
  readonly header: StoredHeader;
  readonly pixels: Pixels;
}

// The process measures its time itself, for this one may be busy meanwhile; from here only one is ended that never answers.
const grace = 60_000;

/**
 * Decodes a picture in a process of its own, which is ended at a limit: native code in a thread could not be.
 *
 * @param bytes The file.
 * @param limits The limits.
 * @returns The pixels, and what the header claimed.
 * @throws `PICTURE_TOO_LARGE`; `BACKEND_UNAVAILABLE` where no process can be started; an `Error` where the decoder fails.
 */
export function decodeInAProcess(bytes: Uint8Array, limits: Limits): Promise<Decoded> {
  return inTurn(async () => {
    const child = await startProcess();
    const closed = once(child, 'close');
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(0, 10_000);
    });
    const end = () => child.kill('SIGKILL');
    const timer = setTimeout(end, millisecondsOf(limits.timeLimit + grace));
    try {
      const decoded = await answered(child, bytes, limits);
      end();
      await closed;
      return drawn(decoded, complaints);
    } finally {
      clearTimeout(timer);
      end();
      await closed;
    }
  });
}

/** Gives the order, has the header checked, and waits for the pixels. */
async function answered(
  child: ChildProcess,
  bytes: Uint8Array,
  limits: Limits,
): Promise<Decoded | undefined> {
  // A process that cannot be told anything is about to close.
  const say = (word: Order | 'go on') => child.send(word, () => undefined);
  const answers = on(child, 'message', { close: ['close'] });
  say({ bytes, timeLimit: millisecondsOf(limits.timeLimit), memoryLimit: limits.memoryLimit });
  let header: StoredHeader | undefined;
  // Border to the other process: decoding-process.js says nothing else.
  for await (const [said] of answers as AsyncIterable<[Answer]>) {
    if (said.exceeded !== undefined) throw limitExceeded(said.exceeded, limits);
    if (said.failure !== undefined) throw new Error(said.failure);
    if (header !== undefined && said.pixels !== undefined) return { header, pixels: said.pixels };
    if (said.header === undefined) continue;
    header = said.header;
    checkHeader(header, limits);
    say('go on');
  }
  return undefined;
}

/** Takes no picture from a decoder that died or complained: one of 10^9 pixels a side is drawn as 1 x 1, with no more than a complaint. */
function drawn(decoded: Decoded | undefined, complaints: string): Decoded {
  const [, critical] = /CRITICAL \*\*: (?:[\d:.]+: )?(.*)/.exec(complaints) ?? [];
  if (critical !== undefined) throw new Error(critical);
  if (decoded !== undefined) return decoded;
  const words = complaints.split('\n').find((line) => /\w/.test(line)) ?? 'no word';
  throw new Error(`the process that decodes ended with ${words}`);
}
