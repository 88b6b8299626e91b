import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { GradCamError } from '@gradcam/errors';
import { explainJob } from '../explain/explain-job.js';
import type { Made } from '../explain/made.js';
import { openModels } from '../explain/open-models.js';
import type { Answer, Request, Setup, Thrown } from './messages.js';

// The program of a thread of the server: the models of its configuration on a backend of its own, which explain the pictures that it is sent.
if (parentPort !== null) await serve(parentPort);

async function serve(port: MessagePort): Promise<void> {
  const answer = (message: Answer, memory: readonly ArrayBuffer[] = []) => {
    port.postMessage(message, memory);
  };
  try {
    // Border to Node: the thread that started this one gives a setup.
    const { models, offline } = workerData as Setup;
    const opened = await openModels(models, offline);
    port.on('message', (job: Request) => {
      const model = opened.get(job.model)?.model;
      if (model === undefined) return;
      explainJob(model, job).then(
        (made) => {
          answer({ kind: 'made', made }, memoryOf(made));
        },
        (cause: unknown) => {
          answer({ kind: 'thrown', thrown: thrownOf(cause) });
        },
      );
    });
    answer({ kind: 'ready', models: [...opened.values()].map(({ facts }) => facts) });
  } catch (cause) {
    answer({ kind: 'thrown', thrown: thrownOf(cause) });
    port.close();
  }
}

/** The memory that goes over to the other thread, so that nothing is copied. */
function memoryOf(made: Made): readonly ArrayBuffer[] {
  if (made.wanted === 'map') return [made.map.data.buffer];
  return made.wanted === 'overlay' ? [made.pixels.data.buffer] : [];
}

function thrownOf(cause: unknown): Thrown {
  return cause instanceof GradCamError
    ? { code: cause.code, sentence: cause.sentence }
    : { error: cause };
}
