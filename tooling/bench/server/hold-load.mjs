import { setTimeout as wait } from 'node:timers/promises';
import { awakeNow } from './awake-clock.mjs';
import { send } from './send.mjs';

/**
 * Sends everything at its rate, whether or not what came before was answered, and judges each answer.
 * @param {string} address of the server
 * @param {ReturnType<typeof import('./senders.mjs').senders>} kinds
 * @param {number} seconds
 * @returns {Promise<{ tallies: Record<string, { right: (number | undefined)[], busy: number, late: number, wrong: string[] }>, memory: number[] }>} the milliseconds of right answers, undefined for clients that left, the numbers of those that were busy or too late, and what was wrong; megabytes of the server, every five seconds
 */
export async function holdLoad(address, kinds, seconds) {
  const end = awakeNow() + 1000 * seconds;
  const tallies = Object.fromEntries(
    Object.keys(kinds).map((name) => [name, { right: [], busy: 0, late: 0, wrong: [] }]),
  );
  const running = Object.entries(kinds).map(([name, kind]) =>
    atRate(kind, address, end, tallies[name]),
  );
  const memory = [];
  while (awakeNow() < end) {
    memory.push(await memoryOf(address));
    await wait(5000);
  }
  await Promise.all(running);
  return { tallies, memory };
}

/** The request did not arrive in time, or the map was not made in time: as described, and not what was asked for. */
const lateness = [408, 504];

async function atRate(kind, address, end, tally) {
  const began = awakeNow();
  const sent = [];
  for (let index = 0; awakeNow() < end; index += 1) {
    sent.push(judged(kind, address, index, tally));
    await wait(Math.max(0, began + (1000 * (index + 1)) / kind.rate - awakeNow()));
  }
  await Promise.all(sent);
}

async function judged(kind, address, index, tally) {
  try {
    const answer = await kind.send(address, index);
    if (kind.isRight(answer, index))
      tally.right.push(answer.status === 0 ? undefined : answer.milliseconds);
    else if (answer.status === 429 && answer.retryAfter >= 1) tally.busy += 1;
    else if (lateness.includes(answer.status)) tally.late += 1;
    else tally.wrong.push(`${answer.status} ${answer.code ?? ''}`);
  } catch (cause) {
    tally.wrong.push(String(cause));
  }
}

async function memoryOf(address) {
  const { body } = await send(address, '/metrics');
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(body.toString())?.[1]) / 1e6;
}
