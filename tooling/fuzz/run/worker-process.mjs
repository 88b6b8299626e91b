import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { makeSandbox } from './sandbox.mjs';

/** Milliseconds for a process to start and to make its first files, on a machine that has much else to do. */
const toStart = 120_000;

const program = fileURLToPath(new URL('worker.mjs', import.meta.url));

/**
 * A process that runs one input after the other. One that hangs, dies or grows is replaced.
 * @param {object} settings
 * @param {URL} settings.targetsFrom
 * @param {number} settings.seed
 * @param {{ milliseconds: number, heap: number, memory: number }} settings.limits
 */
export function workerProcess({ targetsFrom, seed, limits }) {
  let child;

  const stop = () => {
    child?.kill();
    child = undefined;
  };
  const ask = async (question, milliseconds = limits.milliseconds) => {
    child ??= startChild({ targetsFrom, seed, heap: limits.heap });
    const answer = await child.ask(question, { ...limits, milliseconds });
    // The next one begins where memory is low, so that none pays for those before it.
    if (answer.failure !== undefined || answer.megabytes > limits.memory / 2) stop();
    return answer;
  };
  return {
    run: async (target, index) => {
      // Making ready is not an input: what fails there is a fault of the fuzzer.
      if (child?.prepared !== target) {
        const ready = await ask({ prepare: target }, toStart);
        if (ready.failure !== undefined)
          throw new Error(`The target ${target} cannot be made ready: ${ready.said}`);
        child.prepared = target;
      }
      return ask({ target, index });
    },
    keep: (failure, into) => ask({ keep: failure, into }, toStart),
    stop,
  };
}

function startChild({ targetsFrom, seed, heap }) {
  const sandbox = makeSandbox();
  const child = fork(program, [targetsFrom.href, String(seed), sandbox.root], {
    cwd: sandbox.current,
    execArgv: [`--max-old-space-size=${heap}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, ...sandbox.environment },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4_000);
  });
  return {
    prepared: undefined,
    ask: (question, limits) => answered(child, question, limits, () => said),
    kill: () => {
      child.kill('SIGKILL');
      sandbox.remove();
    },
  };
}

/** The answer of the process, or what became of it. */
function answered(child, question, { milliseconds, memory }, said) {
  return new Promise((resolve) => {
    let peak = 0;
    const began = Date.now();
    const end = (answer) => {
      clearInterval(watch);
      child.off('message', onMessage);
      child.off('close', onClose);
      const megabytes = Math.max(peak, answer.megabytes ?? 0);
      const tooBig =
        megabytes > memory && answer.failure === undefined && answer.code === undefined;
      resolve({
        leaked: 0,
        outside: [],
        said: '',
        ...answer,
        megabytes,
        ...(tooBig ? { failure: 'overMemory', said: `${megabytes} MB` } : {}),
      });
    };
    const onMessage = (answer) => end(answer);
    const onClose = (code, signal) =>
      end({ failure: 'crashes', said: `ended with ${signal ?? code}: ${lastWords(said())}` });
    const watch = setInterval(() => {
      peak = Math.max(peak, residentMegabytes(child.pid));
      if (peak > memory) end({ failure: 'overMemory', said: `${peak} MB` });
      else if (Date.now() - began > milliseconds)
        end({ failure: 'hangs', said: `nothing after ${milliseconds} ms` });
    }, 50);
    child.on('message', onMessage);
    child.on('close', onClose);
    child.send(question, (error) => {
      if (error) end({ failure: 'crashes', said: `had ended: ${lastWords(said())}` });
    });
  });
}

/** Of a process and its children; where there is no /proc, what the worker says of itself has to do. */
function residentMegabytes(pid) {
  try {
    const own = Number(
      /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    );
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    const theirs = children.filter(Boolean).map(residentMegabytes);
    return theirs.reduce((sum, each) => sum + each, Math.round(own / 1024));
  } catch {
    return 0;
  }
}

function lastWords(text) {
  const line = text.split('\n').findLast((each) => /Error|error|heap/.test(each));
  return (line ?? text.slice(-200)).trim();
}
