import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { requiredAnswer } from './required-answer.mjs';

/** Starts a process of grad_cam.py with an interpreter, which takes turns with others as those of `nodePlayer` do. */
export function pythonPlayer(interpreter, network, threads, engine) {
  const script = new URL('grad_cam.py', import.meta.url);
  return { engine, ...playerOf(interpreter, script, [network, String(threads), engine]) };
}

/** Starts a process of peer.py with an interpreter, which answers as those of `contenderPlayer` do. */
export function peerPlayer(interpreter, library, settings) {
  const script = new URL('../contenders/peers/peer.py', import.meta.url);
  const player = playerOf(interpreter, script, [library, JSON.stringify(settings)]);
  return {
    ...player,
    tell: (work) => player.tell(JSON.stringify(work)),
    answer: async () => JSON.parse(await player.answer()),
  };
}

function playerOf(interpreter, script, given) {
  const child = spawn(interpreter, [fileURLToPath(script), ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    pid: child.pid,
    tell: (work) => child.stdin.write(`${work}\n`),
    answer: async () => requiredAnswer(await lines.next(), child),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
