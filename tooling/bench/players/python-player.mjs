import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { requiredAnswer } from './required-answer.mjs';

const script = fileURLToPath(new URL('grad_cam.py', import.meta.url));

/** Starts a process of grad_cam.py with an interpreter, which takes turns with others as those of `nodePlayer` do. */
export function pythonPlayer(interpreter, network, threads, engine) {
  const child = spawn(interpreter, [script, network, String(threads), engine], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    engine,
    tell: (work) => child.stdin.write(`${work}\n`),
    answer: async () => requiredAnswer(await lines.next(), child),
    end: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
