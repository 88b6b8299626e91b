import { contenderPlayer } from '../players/node-player.mjs';
import { peerPlayer } from '../players/python-player.mjs';

/**
 * Starts the processes of contenders on one network, and waits until all are ready.
 * @param {readonly object[]} contenders
 * @param {{ network: string, threads: number, file: string }} settings
 * @param {string} [interpreter] of Python
 * @returns {Promise<object[]>} contenders that can be told works; `failed` says why one takes part no longer
 */
export async function openPlayers(contenders, settings, interpreter) {
  const players = contenders.map((contender) => ({
    ...contender,
    ...(contender.isPython
      ? peerPlayer(interpreter, contender.name, settings)
      : contenderPlayer({ ...settings, engine: contender.name })),
  }));
  for (const player of players) player.failed = (await heard(player)).failed;
  return players;
}

/** The milliseconds that a work of a case took in a process, or why it failed. */
export async function timeOf(player, work, kind) {
  player.tell({ work, kind });
  return await heard(player);
}

async function heard(player) {
  try {
    return await player.answer();
  } catch (error) {
    // Without its process it fails in all further cases.
    player.failed = error.message;
    return { failed: error.message };
  }
}
