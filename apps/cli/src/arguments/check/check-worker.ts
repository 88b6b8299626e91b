import { realpathSync, statSync } from 'node:fs';
import { GradCamError } from '@gradcam/errors';
import { addressText, bucketAddress } from '../../batch/bucket/bucket-address.js';
import { isBucketAddress } from '../../batch/bucket/is-bucket-address.js';
import type { WorkerArguments } from '../request.js';
import { checkModel } from './check-model.js';
import { checkQueue } from './check-queue.js';

/** The folders of a worker, or their addresses in a bucket, and its queue. */
export interface WorkerFolders {
  readonly root: string;
  readonly out: string;
  readonly queue: string;
}

/**
 * Refuses a worker without a queue or without its two folders, and a network that is not there.
 *
 * @param given The parsed arguments.
 * @returns The real paths of the folders, or their addresses in a bucket, and that of the queue.
 * @throws `BAD_OPTION`
 */
export function checkWorker(given: WorkerArguments): WorkerFolders {
  const { queue, backend, workers } = given;
  if (queue === undefined)
    throw refused(
      'gradcam worker takes chunks from a queue; name one with --queue redis://host:6379',
    );
  checkQueue(queue);
  if (workers !== undefined && workers > 1 && backend !== 'wasm')
    throw refused(
      `--workers is for --backend wasm, got ${workers} for ${backend}; leave one of them out`,
    );
  const folders = { root: folderOf('root', given.root), out: folderOf('out', given.out) };
  const address = Object.values(folders).find((each) => isBucketAddress(each));
  if (address !== undefined && given.offline)
    throw refused(
      `--offline takes what is on this machine, got "${address}"; leave one of them out`,
    );
  if (address === undefined && given.endpoint !== undefined)
    throw refused('--endpoint is of a bucket, s3://…, and no folder is one; leave it out');
  checkModel({ ...given, offline: given.offline });
  return { ...folders, queue };
}

function folderOf(name: string, folder: string | undefined): string {
  if (folder === undefined)
    throw refused(
      `gradcam worker opens nothing outside of the folders that it is given; name the one of the ${name === 'root' ? 'inputs with --root' : 'runs with --out'}`,
    );
  if (isBucketAddress(folder)) return addressText(bucketAddress(folder));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    return realpathSync(folder);
  throw refused(`there is no folder "${folder}", got --${name}; make it, or check the path`);
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
