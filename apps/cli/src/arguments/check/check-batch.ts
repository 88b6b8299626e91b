import { existsSync, realpathSync, statSync } from 'node:fs';
import { GradCamError } from '@gradcam/errors';
import { addressText, bucketAddress } from '../../batch/bucket/bucket-address.js';
import { isBucketAddress } from '../../batch/bucket/is-bucket-address.js';
import type { BatchArguments } from '../request.js';
import { checkModel } from './check-model.js';
import { checkQueue } from './check-queue.js';
import { checkTogether } from './check-together.js';

/**
 * Refuses a run without a folder of its own, and options that would have no effect.
 *
 * @param given The parsed arguments.
 * @returns The folder of the run, or its address in a bucket.
 * @throws `BAD_OPTION`
 */
export async function checkBatch(given: BatchArguments): Promise<string> {
  const { input, out } = given;
  if (out === undefined)
    throw refused('gradcam batch writes into a folder of its own; name one with --out');
  checkBucket(given, out);
  if (!isBucketAddress(out)) checkFolder(input, out);
  checkEffects(given);
  checkSpread(given);
  checkModel(given);
  await checkTogether(given);
  return out;
}

function checkFolder(input: string, out: string): void {
  const found = statSync(out, { throwIfNoEntry: false });
  if (found?.isDirectory() === false) throw refused(`--out is a folder, got the file "${out}"`);
  if (found !== undefined && existsSync(input) && realpathSync(input) === realpathSync(out))
    throw refused(`--out is the folder of the pictures, got "${out}"; name another one`);
}

function checkBucket({ input, endpoint, offline }: BatchArguments, out: string): void {
  const inBuckets = [input, out].filter((each) => isBucketAddress(each));
  const [first] = inBuckets;
  if (first !== undefined && offline)
    throw refused(`--offline takes what is on this machine, got "${first}"; leave one of them out`);
  if (first === undefined && endpoint !== undefined)
    throw refused(
      `--endpoint is of a bucket, s3://…, got the input "${input}" and --out "${out}"; leave it out`,
    );
  const addresses = inBuckets.map((each) => addressText(bucketAddress(each)));
  if (addresses.length === 2 && addresses[0] === addresses[1])
    throw refused(`--out is where the pictures are, got "${out}"; name another prefix`);
}

/** Refuses what would have no effect. */
function checkEffects(given: BatchArguments): void {
  const { overlays, colormap, alpha, heat, contour, boxes, workers, backend } = given;
  checkShuffled(given);
  const drawn = Object.entries({ colormap, alpha, heat, contour, boxes });
  const [unused] = drawn.find(([, value]) => value !== undefined && value !== false) ?? [];
  if (!overlays && unused !== undefined)
    throw refused(
      `--${unused} is of what is drawn, and nothing is; add --overlays, or leave it out`,
    );
  if (workers !== undefined && workers > 1 && backend !== 'wasm')
    throw refused(
      `--workers is for --backend wasm, got ${workers} for ${backend}; leave one of them out`,
    );
}

/** Weights are those of TensorFlow.js. */
function checkShuffled({ metrics = [], trunk }: BatchArguments): void {
  if (!metrics.includes('randomized-weights') || trunk !== 'onnx') return;
  throw refused(
    '--metrics randomized-weights changes the weights of TensorFlow.js, got --trunk onnx; leave one of them out',
  );
}

/** Refuses what is of a queue where there is none, and what is of workers where they are elsewhere. */
function checkSpread({ queue, queueName, shared, chunk, workers }: BatchArguments): void {
  if (queue !== undefined) {
    checkQueue(queue);
    if (workers === undefined) return;
    throw refused(`--workers is of each gradcam worker of the queue, got ${workers}; leave it out`);
  }
  const [unused] =
    Object.entries({ 'queue-name': queueName, shared, chunk }).find(
      ([, value]) => value !== undefined,
    ) ?? [];
  if (unused !== undefined)
    throw refused(`--${unused} is of a run on several machines; add --queue, or leave it out`);
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
