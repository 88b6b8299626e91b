// A thread that does what the label of a job says.
import { parentPort, workerData } from 'node:worker_threads';

const models = [{ name: 'a' }];
const wait = () => {
  for (;;);
};
const doings = {
  answer: ({ model }) => ({ kind: 'made', made: { wanted: 'explanation', facts: { model } } }),
  refuse: () => ({
    kind: 'thrown',
    thrown: { code: 'UNKNOWN_CLASS_NAME', sentence: 'no such class' },
  }),
  hang: wait,
  die: () => process.exit(7),
};

if (workerData?.fails) {
  parentPort.postMessage({
    kind: 'thrown',
    thrown: { code: 'FILE_NOT_FOUND', sentence: 'no model' },
  });
} else {
  parentPort.on('message', (job) => parentPort.postMessage(doings[job.label](job)));
  parentPort.postMessage({ kind: 'ready', models });
}
